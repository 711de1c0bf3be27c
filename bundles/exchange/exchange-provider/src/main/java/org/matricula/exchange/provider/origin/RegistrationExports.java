package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.registration.api.ClaimFiles;
import org.matricula.registration.api.EnrolmentFiles;
import org.matricula.registration.api.RegistrationFiles;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports registrations, status events, prior learning, enrolment, claims, waivers and tasks of enrolment. */
@Component(service = SourceSet.class)
public final class RegistrationExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public RegistrationExports(
            @Reference Registrations registrations,
            @Reference RegistrationFiles files,
            @Reference StudentFiles studentFiles,
            @Reference EnrolmentFiles enrolment,
            @Reference ClaimFiles claims,
            @Reference Students students,
            @Reference Curriculum curriculum) {
        sources = RegistrationSources.of(registrations, files, studentFiles, enrolment, claims, students, curriculum);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
