package org.matricula.registration.api;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Carries the programme registrations of a session on to the next, as a job that can be rehearsed, killed, resumed and
 * done again. Nothing is ever taken away. Reading needs {@link Registrations#READ}.
 */
public interface RollOvers {

    /** Needed to start one, also a rehearsal. */
    Privilege RUN = new Privilege("registration.roll-over");

    /**
     * Starts a roll-over or its rehearsal. Needs {@link #RUN}. Registrations that are in the next session already stay as
     * they are, so that it may be done again.
     *
     * @param from the session that ends
     * @param rehearse true to make the report and move nothing
     * @param carryUndecided true to carry students without a decision at their level
     * @param reason why, 1 to 500 characters; null where none is needed
     * @throws org.matricula.kernel.api.ProblemException 403 for an institution outside the scope, 422 when institution or
     *     session is missing, or, unless it is a rehearsal, the reason while the session has not ended or nobody has set
     *     when it does
     */
    RollOver start(
            Caller caller,
            InstitutionCode institution,
            AcademicSession from,
            boolean rehearse,
            boolean carryUndecided,
            String reason);

    /**
     * One roll-over and how far it is.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    RollOver get(Caller caller, RollOverId id);

    /**
     * The roll-overs of an institution, oldest first.
     *
     * @param institution null for every institution of the scope
     */
    Page<RollOver> list(Caller caller, InstitutionCode institution, PageRequest page);

    /**
     * What became of each registration, by registration.
     *
     * @param carried only those that are carried, or only those that are not; null for both
     * @param reason only those with this reason; null for every reason
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such roll-over within the scope
     */
    Page<RollOverLine> report(
            Caller caller, RollOverId id, Boolean carried, RollOverLine.Reason reason, PageRequest page);
}
