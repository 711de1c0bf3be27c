package org.matricula.students.api;

import java.time.LocalDate;

/**
 * Where or how a student is or was reached, as the row of a file; units and rules as in {@link Contact}. A row without
 * address and text says that there is none from that day on.
 *
 * @param studentNumber the student's number within the institution
 * @param kind which way
 * @param validFrom the first day; null when it has been so for as long as anybody knows
 * @param line1 the first line of an address; null for EMAIL and PHONE, as the other lines
 * @param line2 the next line; null for none
 * @param line3 the next line; null for none
 * @param line4 the next line; null for none
 * @param line5 the next line; null for none
 * @param line6 the last line; null for none
 * @param postcode null for none
 * @param country two letters; null for EMAIL and PHONE
 * @param text the e-mail address or telephone number; null for addresses
 * @param reason why; null for the reason of the import
 * @param source what brought it about; null when a person entered it
 */
public record ContactRow(
        String studentNumber,
        Contact.Kind kind,
        LocalDate validFrom,
        String line1,
        String line2,
        String line3,
        String line4,
        String line5,
        String line6,
        String postcode,
        String country,
        String text,
        String reason,
        String source) {}
