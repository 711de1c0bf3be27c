package org.matricula.registration.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Registration for reassessment and repetition from the decisions of boards, set-wise and idempotent. Writing needs
 * {@link RegistrationAdmin#WRITE}, reading {@link Registrations#READ}.
 */
public interface Reassessments {

    /** Needed to order and settle. */
    Privilege WRITE = RegistrationAdmin.WRITE;

    /**
     * Registers students on the attempts that a board ordered: a resit on the occurrence of the failed attempt, a
     * repetition on the module's occurrence of the session where the student is, the next one at the earliest, of the same
     * period where there are several.
     * What cannot be registered stays on record as OPEN or BARRED. An order that is there already, under whatever
     * identity of the person, is looked at again until it is REGISTERED; what is BARRED or CLOSED only to see whether
     * somebody registered the student.
     *
     * @param decided the session that the board closed
     * @param on the day of the decision, the day of registration
     * @param source what ordered it, 1 to 100 characters: {@code meeting 4}
     * @return one for each order, in their order
     * @throws org.matricula.kernel.api.ProblemException 403 outside the scope, 422 when something is missing
     */
    List<Reassessment> order(
            Caller caller,
            InstitutionCode institution,
            AcademicSession decided,
            LocalDate on,
            String source,
            List<Reassessment.Order> orders);

    /**
     * Tries again to register what is OPEN, for instance once the next session's occurrences are there.
     *
     * @return what was OPEN, as it stands now, and what was BARRED or CLOSED and is carried out
     */
    List<Reassessment> settle(Caller caller, InstitutionCode institution, AcademicSession decided);

    /**
     * Closes an order of which nothing comes, such as one on a discontinued module for which the board decided otherwise.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope, 409 when it is REGISTERED
     *     or CLOSED, 422 without a reason
     */
    Reassessment close(Caller caller, ReassessmentId id, String reason);

    /**
     * Opens again what was closed by mistake, and registers it where that can be.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope, 409 when it is not CLOSED,
     *     422 without a reason
     */
    Reassessment reopen(Caller caller, ReassessmentId id, String reason);

    /**
     * Orders of the boards of a session, by identity.
     *
     * @param state only those; null for all
     */
    Page<Reassessment> list(
            Caller caller,
            InstitutionCode institution,
            AcademicSession decided,
            Reassessment.State state,
            PageRequest page);
}
