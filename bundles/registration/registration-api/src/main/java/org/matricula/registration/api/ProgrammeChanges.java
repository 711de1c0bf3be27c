package org.matricula.registration.api;

import java.time.LocalDate;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;

/**
 * Changes in the course of a programme registration. Each writes the registration, keeps how it stood before, and records
 * the status event of the student, in one transaction; needs {@link RegistrationAdmin#WRITE} and
 * {@link org.matricula.students.api.StudentAdmin#WRITE}.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 404 unknown, 412 when {@code version} is not the
 * present one, 409 when the registration's status does not allow the change, 422 when a field breaks its rule.
 */
public interface ProgrammeChanges {

    /**
     * Why a change is made.
     *
     * @param reason 1 to 500 characters
     * @param source what brought it about ({@code request 9}); null when a person entered it
     */
    record Cause(String reason, String source) {}

    /** The student leaves without the award; module registrations that run on that day are withdrawn too. */
    Versioned<ProgrammeRegistration> withdraw(
            Caller caller, ProgrammeRegistrationId id, LocalDate effective, long version, Cause cause);

    /** The student is away by agreement; module registrations that run on that day are withdrawn. */
    Versioned<ProgrammeRegistration> suspend(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            LocalDate expectedReturn,
            long version,
            Cause cause);

    /**
     * The student is back.
     *
     * @param session the session of return, whose regulations govern from then on (A.2.6.10[g])
     */
    Versioned<ProgrammeRegistration> resume(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            AcademicSession session,
            long version,
            Cause cause);

    /**
     * The student moves to another programme of the institution; the old registration ends as TRANSFERRED.
     *
     * @param level the level of study on the new programme
     * @return the new registration
     */
    Versioned<ProgrammeRegistration> transfer(
            Caller caller,
            ProgrammeRegistrationId id,
            ProgrammeId to,
            int level,
            LocalDate effective,
            long version,
            Cause cause);

    /** The student moves to another institution; the registration ends as TRANSFERRED. */
    Versioned<ProgrammeRegistration> transferAway(
            Caller caller, ProgrammeRegistrationId id, LocalDate effective, long version, Cause cause);

    /** Another mode of study from that session on (FT or PT). */
    Versioned<ProgrammeRegistration> changeMode(
            Caller caller, ProgrammeRegistrationId id, String mode, AcademicSession from, long version, Cause cause);

    /** The student takes the present level again in the next session. */
    Versioned<ProgrammeRegistration> repeatYear(
            Caller caller, ProgrammeRegistrationId id, AcademicSession session, long version, Cause cause);
}
