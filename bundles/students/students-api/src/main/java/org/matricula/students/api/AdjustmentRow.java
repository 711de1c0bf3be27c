package org.matricula.students.api;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A reasonable adjustment as the row of a file; units as in {@link Adjustment}. Its consents are rows of their own.
 *
 * @param studentNumber the student's number within the institution
 * @param recordedAt when it was recorded, in UTC; with student and kind it tells which adjustment it is
 * @param recordedBy who recorded it
 * @param kind see {@link Adjustment.Terms}, as all to {@code evidenceReference}
 * @param amount see {@link Adjustment.Terms}
 * @param detail see {@link Adjustment.Terms}
 * @param outcomesKept see {@link Adjustment.Terms}
 * @param courseRequirement see {@link Adjustment.Terms}
 * @param validFrom the first day
 * @param validUntil the last day; null while it goes on
 * @param reason see {@link Adjustment.Terms}
 * @param evidenceReference see {@link Adjustment.Terms}
 * @param lastDay the last day on which it held where it ended before its time; null when it never held
 * @param endReason why it ended; null while it did not
 * @param endedBy who ended it; null while it did not
 * @param endedAt when, in UTC; null while it did not
 */
public record AdjustmentRow(
        String studentNumber,
        LocalDateTime recordedAt,
        String recordedBy,
        Adjustment.Kind kind,
        Integer amount,
        String detail,
        Boolean outcomesKept,
        Boolean courseRequirement,
        LocalDate validFrom,
        LocalDate validUntil,
        String reason,
        String evidenceReference,
        LocalDate lastDay,
        String endReason,
        String endedBy,
        LocalDateTime endedAt) {}
