package org.matricula.registration.api;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What an officer found, or a student declared, at a gate. Checks are added and never changed; the latest counts.
 *
 * @param gate DECLARATION, IDENTITY or RIGHT_TO_STUDY
 * @param passed true when nothing stands against it
 * @param documentReference what was looked at: {@code passport, document 12}; 1 to 200 characters; for a declaration
 *     the edition of the text that was agreed to
 * @param validUntil the last day on which the evidence holds; null when it does not end
 * @param note up to 500 characters; null without
 * @param recordedBy who recorded it; null when it is to be recorded
 * @param recordedAt when; null when it is to be recorded
 */
public record GateCheck(
        String gate,
        boolean passed,
        String documentReference,
        LocalDate validUntil,
        String note,
        String recordedBy,
        Instant recordedAt) {}
