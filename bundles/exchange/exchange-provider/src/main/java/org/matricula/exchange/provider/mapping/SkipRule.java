package org.matricula.exchange.provider.mapping;

import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.Header;

/**
 * Which rows are not wanted.
 *
 * @param column the column that decides
 * @param is the texts that make a row unwanted; empty when a pattern decides
 * @param matches the pattern that makes a row unwanted; null when texts decide
 * @param reason what the report says
 */
record SkipRule(String column, Set<String> is, Pattern matches, String reason) {

    /** True when the row is not wanted. */
    boolean applies(Header header, CsvRow row) {
        String cell = header.cell(row, column);
        return matches == null ? is.contains(cell) : matches.matcher(cell).matches();
    }
}
