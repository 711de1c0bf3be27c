package org.matricula.registration.provider.module;

import java.util.Collection;
import java.util.Map;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.RegisteredRuns;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.provider.store.RegistrationCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the curriculum which runs cannot end earlier. Resits have no teaching, and may be registered after it. */
@Component
public final class StudiedRuns implements RegisteredRuns {

    private final RegistrationCounts registrations;

    /** Reads the registrations. */
    @Activate
    public StudiedRuns(@Reference RegistrationCounts registrations) {
        this.registrations = registrations;
    }

    @Override
    public Map<OccurrenceId, Stranded> after(Caller caller, InstitutionCode institution, Collection<Shortened> runs) {
        caller.require(READ);
        return registrations.after(caller.scope(), institution, runs);
    }
}
