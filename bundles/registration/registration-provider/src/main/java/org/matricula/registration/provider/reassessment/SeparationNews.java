package org.matricula.registration.provider.reassessment;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens orders again that were carried out under the record of another person, once a merge is undone. */
@Component
public final class SeparationNews implements EventConsumer {

    private final ReassessmentStore store;
    private final Persons persons;

    /** Writes to the store. */
    @Activate
    public SeparationNews(@Reference ReassessmentStore store, @Reference Persons persons) {
        this.store = store;
        this.persons = persons;
    }

    @Override
    public String name() {
        return "registration.orders";
    }

    @Override
    public Set<String> types() {
        return Set.of("students.merge-undone");
    }

    @Override
    public void consume(long eventId, DomainEvent event) {
        Caller platform = new Caller("platform", Set.of(), Scope.of(List.of(event.institution())));
        Set<StudentId> one = person(platform, event, "survivor");
        Set<StudentId> other = person(platform, event, "merged");
        if (!one.equals(other)) {
            store.part(platform.scope(), one, other);
            store.part(platform.scope(), other, one);
        }
    }

    private Set<StudentId> person(Caller platform, DomainEvent event, String which) {
        StudentId student = StudentId.valueOf(Json.payload(event).path(which).asText());
        return persons.identities(Insider.of(platform), student);
    }
}
