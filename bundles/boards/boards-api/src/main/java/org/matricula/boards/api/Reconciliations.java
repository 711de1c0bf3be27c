package org.matricula.boards.api;

import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Accounts for every student of a session, from marks over boards to documents, within the caller's scope. */
public interface Reconciliations {

    /** Needed to reconcile. */
    Privilege RECONCILE = new Privilege("boards.reconcile");

    /**
     * The account of a session as it stands now. Needs {@link #RECONCILE}.
     *
     * @param programme only this programme; null for all
     * @throws org.matricula.kernel.api.ProblemException 403 for an institution outside the scope, 422 when institution
     *     or session is missing
     */
    Reconciliation of(Caller caller, InstitutionCode institution, AcademicSession session, ProgrammeId programme);
}
