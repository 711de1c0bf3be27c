package org.matricula.exchange.provider;

import java.util.List;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.exchange.provider.origin.RegistrationSources;
import org.matricula.exchange.provider.origin.Source;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports registrations and prior learning. */
@Component(service = SourceSet.class)
public final class RegistrationExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public RegistrationExports(
            @Reference Registrations registrations, @Reference Students students, @Reference Curriculum curriculum) {
        sources = RegistrationSources.of(registrations, students, curriculum);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
