package org.matricula.curriculum.api;

import java.util.List;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** The sorts of assessment, the same for all institutions. */
public interface AssessmentTypology {

    /** Needed to read. */
    Privilege READ = Curriculum.READ;

    /** Needed to write. */
    Privilege WRITE = CurriculumAdmin.WRITE;

    /** All types, by code. Needs {@link #READ}. */
    List<AssessmentType> list(Caller caller);

    /**
     * Adds types or changes their titles; none is removed, and the kind of a type is fixed. Needs {@link #WRITE} and a
     * scope of all institutions.
     */
    List<RowOutcome> importAll(Caller caller, List<AssessmentType> types);
}
