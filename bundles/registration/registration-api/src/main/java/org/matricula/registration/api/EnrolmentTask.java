package org.matricula.registration.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * That a student has to enrol for a session.
 *
 * @param id its identity
 * @param institution where
 * @param studentId who
 * @param registrationId on which programme registration
 * @param session for which session; there is one task for each registration and session
 * @param kind first enrolment or enrolment again
 * @param status where it stood when it was last judged
 * @param opens the first day of the enrolment period
 * @param closes its last day; gates may have later ones (policy {@code enrolment-gates})
 * @param completedAt when the student was enrolled; null while not
 */
public record EnrolmentTask(
        EnrolmentTaskId id,
        InstitutionCode institution,
        StudentId studentId,
        ProgrammeRegistrationId registrationId,
        AcademicSession session,
        Kind kind,
        Status status,
        LocalDate opens,
        LocalDate closes,
        Instant completedAt) {

    /** The same with another period. */
    public EnrolmentTask within(LocalDate first, LocalDate last) {
        return new EnrolmentTask(
                id, institution, studentId, registrationId, session, kind, status, first, last, completedAt);
    }

    /** Which enrolment. */
    public enum Kind {
        /** In the session of entry. */
        ENROLMENT,
        /** In a later session. */
        RE_ENROLMENT
    }

    /** Where a task stands. */
    public enum Status {
        /** No gate is shut, but for the student's own declaration. */
        OPEN,
        /** A gate is shut. */
        GATED,
        /** The student is enrolled. */
        COMPLETE,
        /** The last day of a gate went by; the task can still be completed, which opens it again. */
        LAPSED,
        /** The student has left, is away or has died; the task stands as before once the registration is active again. */
        NOT_NEEDED
    }
}
