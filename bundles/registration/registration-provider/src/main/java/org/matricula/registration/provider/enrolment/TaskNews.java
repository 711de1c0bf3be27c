package org.matricula.registration.provider.enrolment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.registration.api.EnrolmentTask.Status;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges tasks of enrolment again when students leave, are away, come back or die: nobody reminds whoever has left. */
@Component
public final class TaskNews implements EventConsumer {

    private static final String STATUS = "students.status-recorded";
    // a death, and that it was recorded by mistake
    private static final Set<String> OF_THE_PERSON =
            Set.of(StatusEvent.Status.DECEASED.name(), StatusEvent.Status.VOIDED.name());

    private final TaskStore tasks;
    private final TaskJudging judging;
    private final Persons persons;

    /** Works on the store. */
    @Activate
    public TaskNews(@Reference TaskStore tasks, @Reference TaskJudging judging, @Reference Persons persons) {
        this.tasks = tasks;
        this.judging = judging;
        this.persons = persons;
    }

    @Override
    public String name() {
        return "registration.enrolment-tasks";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "registration.withdrawn",
                "registration.reinstated",
                "registration.suspended",
                "registration.suspension-voided",
                "registration.resumed",
                "registration.return-voided",
                "registration.transferred",
                "registration.transferred-back",
                "registration.transfer-voided",
                "registration.completed",
                STATUS);
    }

    @Override
    public void consume(long eventId, DomainEvent event) {
        JsonNode payload = Json.payload(event);
        // what else a status says, the registration says too
        if (event.type().equals(STATUS)
                && !OF_THE_PERSON.contains(payload.path("status").asText())) {
            return;
        }
        // whose records are of one person may lie at several institutions
        Caller platform = new Caller("platform", Set.of(Persons.READ.name()), Scope.all());
        StudentId student = StudentId.valueOf(payload.path("student").asText());
        String registration = payload.path("registration").asText(null);
        tasks.ofPerson(platform.scope(), persons.identities(platform, student)).stream()
                .map(Versioned::record)
                .filter(task -> task.status() != Status.COMPLETE)
                .filter(task -> registration == null
                        || registration.equals(task.registrationId().toString()))
                .forEach(task -> judging.judge(platform, List.of(task)));
    }
}
