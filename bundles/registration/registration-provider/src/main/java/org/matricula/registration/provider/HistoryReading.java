package org.matricula.registration.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.store.StandingStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RegistrationHistory} on the domain's store. */
@Component
public final class HistoryReading implements RegistrationHistory {

    private final StandingStore standings;

    /** Reads from the store. */
    @Activate
    public HistoryReading(@Reference StandingStore standings) {
        this.standings = standings;
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

    private void known(Caller caller, ProgrammeRegistrationId id) {
        if (standings.of(caller.scope(), List.of(id)).isEmpty()) {
            throw Problem.notFound("programme registration", id).exception();
        }
    }
}
