package org.matricula.registration.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.kernel.api.AcademicSession;

/**
 * A task of enrolment as the row of a file; units as in {@link EnrolmentTask}.
 *
 * @param studentNumber the student's number within the institution
 * @param programmeCode the programme that the student is registered on
 * @param entrySession the session of entry of that registration
 * @param session for which session
 * @param kind first enrolment or enrolment again
 * @param status where it stood when it was last judged
 * @param opens the first day of the enrolment period
 * @param closes its last day
 * @param completedAt when the student was enrolled, in UTC; null while not
 */
public record EnrolmentTaskRow(
        String studentNumber,
        String programmeCode,
        AcademicSession entrySession,
        AcademicSession session,
        EnrolmentTask.Kind kind,
        EnrolmentTask.Status status,
        LocalDate opens,
        LocalDate closes,
        LocalDateTime completedAt) {}
