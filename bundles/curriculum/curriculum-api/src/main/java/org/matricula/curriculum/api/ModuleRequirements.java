package org.matricula.curriculum.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Reads what modules demand of those who take them. Needs {@link Curriculum#READ}. */
public interface ModuleRequirements {

    /** Needed to read. */
    Privilege READ = Curriculum.READ;

    /**
     * What modules of an institution demand in a session, set-wise; a module that demands nothing has an empty list or
     * is left out.
     */
    Map<ModuleId, List<Requirement>> of(
            Caller caller, InstitutionCode institution, Collection<ModuleId> modules, AcademicSession session);
}
