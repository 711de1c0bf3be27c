package org.matricula.students.api;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A consent to a reasonable adjustment as the row of a file; units as in {@link Adjustment.Consent}.
 *
 * @param studentNumber the student's number within the institution
 * @param adjustmentRecordedAt when the adjustment was recorded, in UTC
 * @param kind what is adjusted
 * @param party in which office
 * @param moduleCode for which module; null for all
 * @param name who
 * @param givenOn on which day
 * @param reference where that can be seen
 * @param recordedBy who recorded it
 * @param recordedAt when, in UTC
 */
public record AdjustmentConsentRow(
        String studentNumber,
        LocalDateTime adjustmentRecordedAt,
        Adjustment.Kind kind,
        Adjustment.Party party,
        String moduleCode,
        String name,
        LocalDate givenOn,
        String reference,
        String recordedBy,
        LocalDateTime recordedAt) {}
