package org.matricula.students.api;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A hold as the row of a file; rules as in {@link Hold}. Student, office, first day and reason tell holds apart.
 *
 * @param studentNumber the student's number within the institution
 * @param source the office that placed it
 * @param since its first day
 * @param reason why, in words that may be shown to the student
 * @param effects what it holds back: one or more of {@link Hold.Effect}, with a semicolon between
 * @param until its last day; null while it is open
 * @param placedAt when it was placed, in UTC; null for now
 * @param placedBy who placed it; null for who brings the row in; given with {@code placedAt} and never otherwise
 * @param releaseReason why it was released; null when nobody released it, or for the reason of the import
 * @param releasedAt when it was released, in UTC; null when nobody did, or for now
 * @param releasedBy who released it; given with {@code releasedAt} and {@code releaseReason} and never otherwise
 */
public record HoldRow(
        String studentNumber,
        Hold.Source source,
        LocalDate since,
        String reason,
        String effects,
        LocalDate until,
        LocalDateTime placedAt,
        String placedBy,
        String releaseReason,
        LocalDateTime releasedAt,
        String releasedBy) {}
