package org.matricula.curriculum.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRequirements;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what modules demand and teach. It needs no other domain, so that reading goes on when one is away. */
@Component(service = {ModuleSpecifications.class, ModuleRequirements.class})
public final class SpecificationsService implements ModuleSpecifications, ModuleRequirements {

    private final SpecificationStore store;
    private final ModuleStore modules;

    /** Reads from the stores. */
    @Activate
    public SpecificationsService(@Reference SpecificationStore store, @Reference ModuleStore modules) {
        this.store = store;
        this.modules = modules;
    }

    @Override
    public List<ModuleSpecification> of(Caller caller, ModuleId module, Aspect aspect) {
        caller.require(ModuleSpecifications.READ);
        if (modules.find(caller.scope(), module).isEmpty()) {
            throw Problem.notFound("module", module).exception();
        }
        return store.of(caller.scope(), List.of(module), aspect);
    }

    @Override
    public List<ModuleSpecification> all(
            Caller caller, InstitutionCode institution, Collection<ModuleId> ids, Aspect aspect) {
        caller.require(ModuleSpecifications.READ);
        Scope own = caller.scope().intersect(Scope.of(Set.of(institution)));
        return store.of(own, ids, aspect);
    }

    @Override
    public Set<ModuleId> discontinued(
            Caller caller, InstitutionCode institution, Collection<ModuleId> ids, AcademicSession session) {
        caller.require(ModuleSpecifications.READ);
        Set<ModuleId> own = modules.byId(caller.scope(), ids).values().stream()
                .filter(module -> module.institution().equals(institution))
                .map(Module::id)
                .collect(Collectors.toSet());
        SpecificationStore.Offers offers = store.offers(caller.scope(), own);
        own.removeIf(id -> offers.endedBy(id, session).isEmpty());
        return own;
    }

    @Override
    public Map<ModuleId, List<LearningOutcome>> outcomes(
            Caller caller, InstitutionCode institution, Collection<ModuleId> ids, AcademicSession session) {
        caller.require(ModuleSpecifications.READ);
        Map<ModuleId, List<LearningOutcome>> found = new HashMap<>();
        store.inForce(caller.scope(), institution, ids, Aspect.OUTCOMES, session)
                .forEach((id, specification) -> found.put(id, specification.outcomes()));
        return found;
    }

    @Override
    public Map<ModuleId, String> attendance(
            Caller caller, InstitutionCode institution, Collection<ModuleId> ids, AcademicSession session) {
        caller.require(ModuleSpecifications.READ);
        Map<ModuleId, String> found = new HashMap<>();
        store.inForce(caller.scope(), institution, ids, Aspect.ATTENDANCE, session)
                .forEach((id, specification) -> {
                    if (specification.attendance() != null) {
                        found.put(id, specification.attendance());
                    }
                });
        return found;
    }

    @Override
    public Map<ModuleId, List<Requirement>> of(
            Caller caller, InstitutionCode institution, Collection<ModuleId> ids, AcademicSession session) {
        caller.require(ModuleRequirements.READ);
        Map<ModuleId, List<Requirement>> found = new HashMap<>();
        store.inForce(caller.scope(), institution, ids, Aspect.REQUIREMENTS, session)
                .forEach((id, specification) -> found.put(id, specification.requirements()));
        return found;
    }
}
