package org.matricula.registration.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.kernel.api.AcademicSession;

/**
 * A check at a gate of a task of enrolment as the row of a file; units as in {@link GateCheck}.
 *
 * @param studentNumber the student's number within the institution
 * @param programmeCode the programme that the task is about
 * @param entrySession the session of entry of that registration
 * @param session for which session the task is
 * @param gate DECLARATION, IDENTITY or RIGHT_TO_STUDY
 * @param recordedAt when it was recorded, in UTC
 * @param recordedBy who recorded it
 * @param passed true when nothing stands against it
 * @param documentReference what was looked at
 * @param validUntil the last day on which the evidence holds; null when it does not end
 * @param note null without
 */
public record GateCheckRow(
        String studentNumber,
        String programmeCode,
        AcademicSession entrySession,
        AcademicSession session,
        String gate,
        LocalDateTime recordedAt,
        String recordedBy,
        boolean passed,
        String documentReference,
        LocalDate validUntil,
        String note) {}
