package org.matricula.students.api;

import java.time.LocalDate;

/**
 * A number that somebody else gave to a student, as the row of a file; rules as in {@link OutsideIdentifier}. A
 * row without a value says that there is none from that day on.
 *
 * @param studentNumber the student's number within the institution
 * @param kind which sort of number
 * @param issuer who gave it; null but for FOREIGN
 * @param validFrom the first day; null when it has been so for as long as anybody knows
 * @param value the number; null for none
 * @param reason why; null for the reason of the import
 * @param source what brought it about; null when a person entered it
 */
public record IdentifierRow(
        String studentNumber,
        OutsideIdentifier.Kind kind,
        String issuer,
        LocalDate validFrom,
        String value,
        String reason,
        String source) {}
