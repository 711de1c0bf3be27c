package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.boards.api.PublishedResults;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports what boards published. */
@Component(service = SourceSet.class)
public final class BoardExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public BoardExports(@Reference PublishedResults results, @Reference Students students) {
        sources = BoardSources.of(results, students);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
