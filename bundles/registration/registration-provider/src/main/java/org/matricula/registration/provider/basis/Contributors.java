package org.matricula.registration.provider.basis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.matricula.curriculum.api.ModuleRequirements;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.GateContributor;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationContributor;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Domains that registration asks and can be without, as they come and go: what they would say is then unknown. */
@Component(service = Contributors.class)
public final class Contributors {

    private final Map<String, GateContributor> gates = new ConcurrentHashMap<>();
    private final Set<RegistrationContributor> registrations = ConcurrentHashMap.newKeySet();
    private final AtomicReference<PriorResults> results = new AtomicReference<>();
    private final AtomicReference<ModuleRequirements> requirements = new AtomicReference<>();

    /** A domain has a say at the gates from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addGate(GateContributor contributor) {
        gates.put(contributor.source(), contributor);
    }

    /** A domain cannot be asked any more. */
    public void removeGate(GateContributor contributor) {
        gates.remove(contributor.source(), contributor);
    }

    /** Results can be asked for from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setResults(PriorResults service) {
        results.set(service);
    }

    /** Results cannot be asked for any more. */
    public void unsetResults(PriorResults service) {
        results.compareAndSet(service, null);
    }

    /** Demands of modules can be asked for from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setRequirements(ModuleRequirements service) {
        requirements.set(service);
    }

    /** Demands of modules cannot be asked for any more. */
    public void unsetRequirements(ModuleRequirements service) {
        requirements.compareAndSet(service, null);
    }

    /** A domain may have something standing on registrations from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addRegistrations(RegistrationContributor contributor) {
        registrations.add(contributor);
    }

    /** A domain cannot be asked any more. */
    public void removeRegistrations(RegistrationContributor contributor) {
        registrations.remove(contributor);
    }

    /** How many of what stands on a registration in other domains. */
    public Map<String, Integer> standing(Caller acting, ProgrammeRegistration registration) {
        Caller reading = acting.acting(acting.scope(), Registrations.READ);
        Map<String, Integer> standing = new TreeMap<>();
        registrations.forEach(one ->
                one.standing(reading, registration).forEach((what, many) -> standing.merge(what, many, Integer::sum)));
        return standing;
    }

    public Collection<GateContributor> gates() {
        return List.copyOf(gates.values());
    }

    public Optional<PriorResults> results() {
        return Optional.ofNullable(results.get());
    }

    /** The module registrations of students of which there is a result or every mark; none while nobody can say. */
    public Set<ModuleRegistrationId> resulted(
            Caller acting, InstitutionCode institution, Collection<StudentId> students) {
        PriorResults service = results.get();
        return service == null || students.isEmpty() ? Set.of() : service.resulted(acting, institution, students);
    }

    /** The module registrations of students of which there is a mark or a result; none while nobody can say. */
    public Set<ModuleRegistrationId> assessed(
            Caller acting, InstitutionCode institution, Collection<StudentId> students) {
        PriorResults service = results.get();
        return service == null || students.isEmpty() ? Set.of() : service.assessed(acting, institution, students);
    }

    public Optional<ModuleRequirements> requirements() {
        return Optional.ofNullable(requirements.get());
    }
}
