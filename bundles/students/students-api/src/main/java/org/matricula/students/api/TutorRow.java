package org.matricula.students.api;

import java.time.LocalDate;

/**
 * A personal tutor that a student has or had, as the row of a file.
 *
 * @param studentNumber the student's number within the institution
 * @param validFrom the first day; null when it has been so for as long as anybody knows
 * @param tutor the tutor's user name; null when there is none from that day on
 * @param reason why; null for the reason of the import
 * @param source what brought it about; null when a person entered it
 */
public record TutorRow(String studentNumber, LocalDate validFrom, String tutor, String reason, String source) {}
