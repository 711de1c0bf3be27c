package org.matricula.policies.coursework.wire;

import java.time.LocalDate;

/** Dates as text. */
final class WireDates {

    private WireDates() {}

    /** {@code 2017-01-16}; null stays null. */
    static String text(LocalDate date) {
        return date == null ? null : date.toString();
    }
}
