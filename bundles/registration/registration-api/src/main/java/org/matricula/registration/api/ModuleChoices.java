package org.matricula.registration.api;

import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * A student's choice of modules under the regulations: the load of the year (A.2.2.7.2), prerequisites, co-requisites
 * and exclusions (L1417), and the four weeks in which modules can be changed (L764); later only where that clause is
 * waived for the student.
 *
 * <p>Both methods throw {@link org.matricula.kernel.api.ProblemException}: 404 unknown registration, 409 when it is not
 * active or no pack is in force, 422 when an occurrence or module registration is not one of the student's session.
 */
public interface ModuleChoices {

    /** Needed to register a choice. */
    Privilege CHOOSE = new Privilege("registration.choose");

    /** Says what the regulations say; nothing is written. Needs {@link Registrations#READ}. */
    ModuleProposal propose(Caller caller, ModuleSelection selection);

    /**
     * Registers and withdraws, all or nothing. Needs {@link #CHOOSE}.
     *
     * @param reason why, for history and audit trail; 1 to 500 characters; null only where no module is left
     * @return the module registrations as they are now: those taken, then those left
     * @throws org.matricula.kernel.api.ProblemException 422 with a fault for each rule that stands against it, which
     *     names code and clause
     */
    List<ModuleRegistration> register(Caller caller, ModuleSelection selection, String reason);
}
