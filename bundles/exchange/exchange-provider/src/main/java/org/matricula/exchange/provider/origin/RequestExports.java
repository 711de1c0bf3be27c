package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.requests.api.RequestFiles;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports students' requests. */
@Component(service = SourceSet.class)
public final class RequestExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public RequestExports(@Reference RequestFiles files, @Reference Students students) {
        sources = RequestSources.of(files, students);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
