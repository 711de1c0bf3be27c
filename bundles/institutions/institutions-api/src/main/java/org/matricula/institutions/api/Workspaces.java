package org.matricula.institutions.api;

import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Puts together what a partner works with. */
public interface Workspaces {

    /** Needed to see one. */
    Privilege READ = WorkspaceContributor.READ;

    /**
     * The workspace of a partner or an awarding body today. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the institution is not within the scope
     */
    Workspace of(Caller caller, InstitutionCode institution);
}
