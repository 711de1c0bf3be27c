package org.matricula.assessment.provider.mark;

import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.MarkedElements;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the curriculum what has marks. */
@Component
public final class RecordedElements implements MarkedElements {

    private final MarkStore marks;

    /** Reads the marks. */
    @Activate
    public RecordedElements(@Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource) {
        this.marks = new MarkStore(dataSource);
    }

    @Override
    public Set<ElementId> of(Caller caller, Collection<OccurrenceId> occurrences) {
        caller.require(READ);
        return marks.elements(caller.scope(), occurrences);
    }
}
