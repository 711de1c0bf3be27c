package org.matricula.students.api;

import java.time.LocalDate;

/**
 * An engagement as the row of a file; rules as in {@link Engagement}. Student, kind and first day tell engagements apart.
 *
 * @param studentNumber the student's number within the institution
 * @param kind what sort of student the person is in it
 * @param begins its first day
 * @param expectedEnd when it is meant to end; null when that is not known
 * @param ended its last day; null while it lasts
 */
public record EngagementRow(
        String studentNumber, Engagement.Kind kind, LocalDate begins, LocalDate expectedEnd, LocalDate ended) {}
