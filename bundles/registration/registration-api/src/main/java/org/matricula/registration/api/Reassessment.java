package org.matricula.registration.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A module that a student takes again after the decision of a board. It stays on record until the student is registered
 * for it, whatever hinders that.
 *
 * @param id its identity
 * @param institution where the student studies
 * @param studentId who
 * @param moduleCode the module's code
 * @param failedIn the session of the attempt that failed
 * @param decidedIn the session that the board closed
 * @param kind a resit of what failed, or the whole module again in a session after {@code decidedIn}
 * @param state where it stands
 * @param reason why it stands there, in capitals: REGISTERED; for OPEN one of NO_NEXT_OCCURRENCE,
 *     DISCONTINUED (the module is not offered any more in the session where it would be taken), SEVERAL_OCCURRENCES, NOT_REGISTERED (no registration on the failed attempt is known), ATTEMPTS_USED,
 *     NOT_STUDYING, LEFT_MODULE (the new attempt was left); for BARRED the code of the regulations;
 *     CLOSED
 * @param source what ordered it: {@code meeting 4}
 * @param decidedOn the day of the decision
 * @param registration the registration on the new attempt; null while there is none
 * @param closing how it was closed last; null where nobody did
 */
public record Reassessment(
        ReassessmentId id,
        InstitutionCode institution,
        StudentId studentId,
        String moduleCode,
        AcademicSession failedIn,
        AcademicSession decidedIn,
        Kind kind,
        State state,
        String reason,
        String source,
        LocalDate decidedOn,
        ModuleRegistrationId registration,
        Closing closing) {

    /**
     * How an order was closed.
     *
     * @param by who recorded it
     * @param at when
     * @param reason why: who decided what is to become of it
     */
    public record Closing(String by, Instant at, String reason) {}

    /** How the module is taken again. */
    public enum Kind {
        /** On the same occurrence. */
        RESIT,
        /** As a whole, on an occurrence of the next session, or of a later one where the student is by then. */
        REPEAT
    }

    /** Where an order stands. */
    public enum State {
        /** The student is registered. */
        REGISTERED,
        /** Something is missing; it can be settled when that is there. */
        OPEN,
        /** The regulations do not allow it without a further decision of a person. */
        BARRED,
        /** A person said that nothing comes of it; whoever registers the student all the same carries it out. */
        CLOSED
    }

    /**
     * What a board orders for one module of a student.
     *
     * @param studentId who
     * @param moduleCode the module's code
     * @param failedIn the session of the attempt that failed
     * @param failed which attempt failed
     * @param kind how it is taken again
     * @param barred the code of the regulations that bars it, 1 to 40 characters; null when they allow it
     */
    public record Order(
            StudentId studentId,
            String moduleCode,
            AcademicSession failedIn,
            ModuleRegistration.Attempt failed,
            Kind kind,
            String barred) {}
}
