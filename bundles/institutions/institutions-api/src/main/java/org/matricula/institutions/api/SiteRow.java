package org.matricula.institutions.api;

import java.time.LocalDate;

/**
 * A delivery site as the row of a file; rules as in {@link Site}. Name and first day tell the sites of an institution
 * apart.
 *
 * @param name its name
 * @param starts the first day of delivery there
 * @param ends the last day; null while it goes on
 * @param line1 the first line of the address
 * @param line2 the next line; null for none
 * @param line3 the next line; null for none
 * @param line4 the next line; null for none
 * @param line5 the next line; null for none
 * @param line6 the last line; null for none
 * @param postcode null where there is none
 * @param country two capitals
 * @param programmes codes of the programmes with semicolons between; null for every programme of the institution
 */
public record SiteRow(
        String name,
        LocalDate starts,
        LocalDate ends,
        String line1,
        String line2,
        String line3,
        String line4,
        String line5,
        String line6,
        String postcode,
        String country,
        String programmes) {}
