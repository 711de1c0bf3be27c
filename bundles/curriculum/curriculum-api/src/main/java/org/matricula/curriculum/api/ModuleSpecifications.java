package org.matricula.curriculum.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Reads what modules demand and teach, whether they are offered, and what attendance they require. Answers are limited to the caller's scope; every method needs {@link #READ}. */
public interface ModuleSpecifications {

    /** Needed to read. */
    Privilege READ = Curriculum.READ;

    /**
     * The history of one aspect of a module, in whatever state, in the order in which they come into force.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such module within the scope
     */
    List<ModuleSpecification> of(Caller caller, ModuleId module, ModuleSpecification.Aspect aspect);

    /** The histories of one aspect of modules of an institution, set-wise: by module, then in that order. */
    List<ModuleSpecification> all(
            Caller caller,
            InstitutionCode institution,
            Collection<ModuleId> modules,
            ModuleSpecification.Aspect aspect);

    /** Those modules of an institution that are discontinued in a session, set-wise. */
    Set<ModuleId> discontinued(
            Caller caller, InstitutionCode institution, Collection<ModuleId> modules, AcademicSession session);

    /** The learning outcomes of modules of an institution in a session, set-wise; modules without are left out. */
    Map<ModuleId, List<LearningOutcome>> outcomes(
            Caller caller, InstitutionCode institution, Collection<ModuleId> modules, AcademicSession session);

    /** The attendance that modules of an institution require in a session, set-wise; modules without are left out. */
    Map<ModuleId, String> attendance(
            Caller caller, InstitutionCode institution, Collection<ModuleId> modules, AcademicSession session);
}
