package org.matricula.students.api;

import java.time.LocalDate;

/**
 * A name that a student has or had, as the row of a file; units and rules as in {@link PersonName}.
 *
 * @param studentNumber the student's number within the institution
 * @param kind which of the names
 * @param validFrom the first day; null when it has been so for as long as anybody knows
 * @param familyName null when no preferred name is used from that day on
 * @param givenNames null for none
 * @param reason why; null for the reason of the import
 * @param source what brought it about; null when a person entered it
 */
public record NameRow(
        String studentNumber,
        PersonName.Kind kind,
        LocalDate validFrom,
        String familyName,
        String givenNames,
        String reason,
        String source) {}
