package org.matricula.students.api;

import java.time.LocalDate;

/**
 * A hold as the row of a file; rules as in {@link Hold}. Student, office, first day and reason tell holds apart.
 *
 * @param studentNumber the student's number within the institution
 * @param source the office that placed it
 * @param since its first day
 * @param reason why, in words that may be shown to the student
 * @param effects what it holds back: one or more of {@link Hold.Effect}, with a semicolon between
 * @param until its last day; null while it is open
 */
public record HoldRow(
        String studentNumber, Hold.Source source, LocalDate since, String reason, String effects, LocalDate until) {}
