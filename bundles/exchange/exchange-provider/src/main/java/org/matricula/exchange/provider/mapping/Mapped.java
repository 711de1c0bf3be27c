package org.matricula.exchange.provider.mapping;

import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.destination.Values;

/**
 * What a mapping made of a row.
 *
 * @param row the row
 * @param values the values; those that could be had when the row is refused
 * @param reason why the row is refused; null when it is not
 * @param unwanted true when it is refused because the mapping says that it is not wanted
 */
public record Mapped(CsvRow row, Values values, String reason, boolean unwanted) {

    /** True when the row can be handed to a domain. */
    public boolean accepted() {
        return reason == null;
    }

    /** The same row, refused. */
    public Mapped refused(String why) {
        return new Mapped(row, values, why, false);
    }

    /** The same row with other values. */
    Mapped with(Values other) {
        return new Mapped(row, other, reason, unwanted);
    }
}
