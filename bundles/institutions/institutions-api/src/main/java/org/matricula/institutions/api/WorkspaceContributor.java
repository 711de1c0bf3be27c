package org.matricula.institutions.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * What another domain has to say in the workspace of a partner: counts, never records. A provider registers it with the
 * service property {@code matricula.domain}; a domain that is expected and not there is named as unavailable.
 */
public interface WorkspaceContributor {

    /** Needed to see a workspace. */
    Privilege READ = new Privilege("institutions.workspace");

    /** The counts of an institution on a day. Needs {@link #READ} and the institution within the scope. */
    List<Figure> figures(Caller caller, InstitutionCode institution, LocalDate day);

    /**
     * One count.
     *
     * @param name what is counted: {@code students}, {@code activeRegistrations}
     * @param programme code of the programme; null for the whole institution
     * @param count how many
     */
    record Figure(String name, String programme, long count) {}
}
