package org.matricula.registration.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationState;
import org.matricula.registration.api.PriorLearningState;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RegistrationHistory} on the domain's stores. */
@Component
public final class HistoryReading implements RegistrationHistory {

    private final StandingStore standings;
    private final ModuleHistoryStore modules;
    private final Persons persons;

    /** Reads from the stores. */
    @Activate
    public HistoryReading(
            @Reference StandingStore standings, @Reference ModuleHistoryStore modules, @Reference Persons persons) {
        this.standings = standings;
        this.modules = modules;
        this.persons = persons;
    }

    @Override
    public List<RegistrationState> of(Caller caller, ProgrammeRegistrationId id, Instant knownAt) {
        caller.require(Registrations.READ);
        known(caller, id);
        return standings.history(caller.scope(), id, knownAt);
    }

    @Override
    public Optional<RegistrationState> on(Caller caller, ProgrammeRegistrationId id, LocalDate day, Instant knownAt) {
        caller.require(Registrations.READ);
        known(caller, id);
        return standings.on(caller.scope(), id, day, knownAt);
    }

    @Override
    public List<ModuleRegistrationState> of(Caller caller, ModuleRegistrationId id, Instant knownAt) {
        caller.require(Registrations.READ);
        known(caller, id);
        return modules.of(caller.scope(), id, knownAt);
    }

    @Override
    public Optional<ModuleRegistrationState> on(
            Caller caller, ModuleRegistrationId id, LocalDate day, Instant knownAt) {
        caller.require(Registrations.READ);
        known(caller, id);
        return modules.on(caller.scope(), id, day, knownAt);
    }

    @Override
    public List<PriorLearningState> ofPriorLearning(Caller caller, StudentId student, Instant knownAt) {
        caller.require(Registrations.READ);
        return modules.recognised(caller.scope(), persons.identities(Insider.of(caller), student), knownAt);
    }

    private void known(Caller caller, ModuleRegistrationId id) {
        // a registration has a state from its first moment on
        if (modules.of(caller.scope(), id, null).isEmpty()) {
            throw Problem.notFound("module registration", id).exception();
        }
    }

    private void known(Caller caller, ProgrammeRegistrationId id) {
        if (standings.of(caller.scope(), List.of(id)).isEmpty()) {
            throw Problem.notFound("programme registration", id).exception();
        }
    }
}
