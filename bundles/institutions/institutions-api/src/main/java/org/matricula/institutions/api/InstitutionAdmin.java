package org.matricula.institutions.api;

import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Administers institutions. The institution must lie within the caller's scope. */
public interface InstitutionAdmin {

    /** Needed to write. */
    Privilege WRITE = new Privilege("institutions.write");

    /**
     * Adds an institution. Needs {@link #WRITE}; a partner also its awarding body within the caller's scope, an awarding
     * body a scope of all institutions.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a partner names no awarding body, or one that does not
     *     exist, or an awarding body names one; 409 when the code is taken
     */
    Versioned<Institution> create(Caller caller, Institution institution);

    /**
     * Changes the name. Needs {@link #WRITE}.
     *
     * @param version the version that the change is based on
     * @param reason why, for the audit trail; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 when the version is not the present one
     */
    Versioned<Institution> rename(Caller caller, InstitutionCode code, String name, long version, String reason);

    /**
     * Sets when a session runs, adding it or replacing its dates. Needs {@link #WRITE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when it ends before it starts or overlaps another session
     */
    void putSession(Caller caller, InstitutionCode code, SessionDates dates);

    /**
     * Marks a day as closed, or changes the name of one. Needs {@link #WRITE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the day is a Saturday or Sunday
     */
    void putClosureDay(Caller caller, InstitutionCode code, ClosureDay closure);
}
