package org.matricula.requests.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.requests.provider.Judging.Case;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.Stored;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Closes open requests of those who have left or died, when the other domains tell of it. */
@Component
public final class RecordNews implements EventConsumer {

    private static final String STATUS = "students.status-recorded";
    private static final Set<String> ENDS =
            Set.of("registration.withdrawn", "registration.transferred", "registration.completed", STATUS);

    private final RequestStore store;
    private final Judging judging;
    private final Recorder recorder;
    private final Persons persons;

    /** Works on the domain's services. */
    @Activate
    public RecordNews(
            @Reference RequestStore store,
            @Reference Judging judging,
            @Reference Recorder recorder,
            @Reference Persons persons) {
        this.store = store;
        this.judging = judging;
        this.recorder = recorder;
        this.persons = persons;
    }

    @Override
    public String name() {
        return "requests.overtaken";
    }

    @Override
    public Set<String> types() {
        return ENDS;
    }

    @Override
    public void consume(long eventId, DomainEvent event) {
        JsonNode payload = read(event);
        // what else a status says, the registration says too
        if (event.type().equals(STATUS)
                && !StatusEvent.Status.DECEASED
                        .name()
                        .equals(payload.path("status").asText())) {
            return;
        }
        // whose records are of one person may lie at several institutions
        Caller platform = new Caller("platform", Set.of(Persons.READ.name()), Scope.all());
        StudentId student = StudentId.valueOf(payload.path("student").asText());
        for (Stored stored : store.open(platform.scope(), persons.identities(platform, student))) {
            Case one = judging.pinned(platform, stored, recorder.today());
            String over = StateRules.over(one.situation());
            if (over != null) {
                recorder.overtaken(platform, stored, one, over);
            }
        }
    }

    private static JsonNode read(DomainEvent event) {
        try {
            return Json.mapper().readTree(event.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The payload of " + event.type() + " is no JSON.", e);
        }
    }
}
