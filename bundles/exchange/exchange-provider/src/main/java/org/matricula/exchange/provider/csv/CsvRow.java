package org.matricula.exchange.provider.csv;

import java.util.List;

/**
 * One row of a file.
 *
 * @param number 1 for the first after the header
 * @param text the row as it stands in the file
 * @param cells its cells without surrounding blanks; null when the row cannot be read
 * @param fault why it cannot be read; null when it can
 */
public record CsvRow(long number, String text, List<String> cells, String fault) {}
