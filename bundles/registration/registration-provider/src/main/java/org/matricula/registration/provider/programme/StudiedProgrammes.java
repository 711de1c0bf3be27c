package org.matricula.registration.provider.programme;

import java.util.Collection;
import java.util.Set;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.RegisteredProgrammes;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.provider.store.RegistrationCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the curriculum on which programmes students are or were. */
@Component
public final class StudiedProgrammes implements RegisteredProgrammes {

    private final RegistrationCounts registrations;

    /** Reads the registrations. */
    @Activate
    public StudiedProgrammes(@Reference RegistrationCounts registrations) {
        this.registrations = registrations;
    }

    @Override
    public Set<ProgrammeId> of(Caller caller, InstitutionCode institution, Collection<ProgrammeId> programmes) {
        caller.require(READ);
        return registrations.studied(caller.scope(), institution, programmes);
    }
}
