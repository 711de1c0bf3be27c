package org.matricula.registration.provider.programme;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Has it told what a person goes on with, once two records are found to be of that person: what was left under one of them
 * would else stand before what nobody has enrolled on yet under the other.
 */
@Component
public final class MergeNews implements EventConsumer {

    private final StatusTelling statuses;

    /** Tells the students' status. */
    @Activate
    public MergeNews(@Reference StatusTelling statuses) {
        this.statuses = statuses;
    }

    @Override
    public String name() {
        return "registration.statuses";
    }

    @Override
    public Set<String> types() {
        return Set.of("students.merged");
    }

    @Override
    public void consume(long eventId, DomainEvent event) {
        Caller platform = new Caller("platform", Set.of(), Scope.of(List.of(event.institution())));
        StudentId survivor =
                StudentId.valueOf(Json.payload(event).path("survivor").asText());
        statuses.goOn(platform, event.institution(), List.of(survivor));
    }
}
