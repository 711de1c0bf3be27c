package org.matricula.students.api;

import java.time.LocalDate;

/**
 * What a person said about a protected characteristic as the row of a file; as {@link SpecialCategory}.
 *
 * @param studentNumber the student's number within the institution
 * @param kind which characteristic
 * @param validFrom the first day; null when it has been so for as long as anybody knows
 * @param codes with semicolons between
 * @param reason why it was recorded; null for the reason of the import
 * @param source what it was recorded from; null when that was not kept
 */
public record SpecialRow(
        String studentNumber,
        SpecialCategory.Kind kind,
        LocalDate validFrom,
        String codes,
        String reason,
        String source) {}
