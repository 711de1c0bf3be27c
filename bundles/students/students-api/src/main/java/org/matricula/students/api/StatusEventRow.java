package org.matricula.students.api;

import java.time.LocalDate;

/**
 * A dated change of a student's status as the row of a file; rules as in {@link StatusEvent}.
 *
 * @param studentNumber the student's number within the institution
 * @param engagementKind the kind of the engagement that it is in; null when it is in none
 * @param engagementBegins the first day of that engagement; given with its kind and never otherwise
 * @param subject what it is about; null for the person
 * @param status the status from that day on
 * @param effective the first day
 * @param expectedReturn for SUSPENDED the day of return; null otherwise
 * @param reason why; null for the reason of the import
 * @param source what brought it about; null when a person entered it
 */
public record StatusEventRow(
        String studentNumber,
        Engagement.Kind engagementKind,
        LocalDate engagementBegins,
        String subject,
        StatusEvent.Status status,
        LocalDate effective,
        LocalDate expectedReturn,
        String reason,
        String source) {}
