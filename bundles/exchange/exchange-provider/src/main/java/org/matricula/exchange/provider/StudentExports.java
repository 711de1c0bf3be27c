package org.matricula.exchange.provider;

import java.util.List;
import org.matricula.exchange.provider.origin.Source;
import org.matricula.exchange.provider.origin.StudentSources;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports students. */
@Component(service = SourceSet.class)
public final class StudentExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public StudentExports(@Reference Students students) {
        sources = StudentSources.of(students);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
