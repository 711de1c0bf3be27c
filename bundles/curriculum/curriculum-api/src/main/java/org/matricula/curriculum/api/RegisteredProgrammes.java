package org.matricula.curriculum.api;

import java.util.Collection;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * A later domain that registers students on programmes. A change of a programme asks it, for what students are on stays as
 * it was; while the domain is not there, nobody knows, and such a change waits.
 */
public interface RegisteredProgrammes {

    /** What the caller holds who asks; the domain demands it like any service. */
    Privilege READ = CurriculumAdmin.WRITE;

    /**
     * Those of an institution's programmes on which somebody is or was registered, set-wise.
     *
     * @param caller its scope limits the answer
     */
    Set<ProgrammeId> of(Caller caller, InstitutionCode institution, Collection<ProgrammeId> programmes);
}
