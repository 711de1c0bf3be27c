package org.matricula.requests.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.provider.Judging.Case;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.Stored;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Closes open requests of those who have left or died, when the other domains tell of it, and requests whose effect was
 * taken back.
 */
@Component
public final class RecordNews implements EventConsumer {

    private static final String STATUS = "students.status-recorded";
    private static final String REQUEST = "request ";
    private static final Map<Change, String> MISTAKES = Map.of(
            Change.REINSTATED, "the withdrawal was a mistake and was taken back",
            Change.SUSPENSION_VOIDED, "the suspension was a mistake and was taken back",
            Change.RETURN_VOIDED, "the return, or its new day, was a mistake and was taken back",
            Change.TRANSFER_VOIDED, "the transfer was a mistake and was taken back",
            Change.REPEAT_VOIDED, "the repeat was taken back");
    private static final String TRANSFER_VOIDED = "registration.transfer-voided";
    private static final Set<String> TAKEN_BACK = Set.of(
            "registration.reinstated",
            "registration.suspension-voided",
            "registration.return-voided",
            "registration.repeat-voided",
            TRANSFER_VOIDED);
    private static final Set<String> ENDS = Set.of(
            "registration.withdrawn",
            "registration.transferred",
            "registration.completed",
            "registration.voided",
            TRANSFER_VOIDED,
            STATUS);

    private final RequestStore store;
    private final Judging judging;
    private final Recorder recorder;
    private final Persons persons;
    private final RegistrationHistory history;

    /** Works on the domain's services. */
    @Activate
    public RecordNews(
            @Reference RequestStore store,
            @Reference Judging judging,
            @Reference Recorder recorder,
            @Reference Persons persons,
            @Reference RegistrationHistory history) {
        this.store = store;
        this.judging = judging;
        this.recorder = recorder;
        this.persons = persons;
        this.history = history;
    }

    @Override
    public String name() {
        return "requests.overtaken";
    }

    @Override
    public Set<String> types() {
        return Stream.concat(ENDS.stream(), TAKEN_BACK.stream()).collect(Collectors.toSet());
    }

    @Override
    public void consume(long eventId, DomainEvent event) {
        JsonNode payload = Json.payload(event);
        // what else a status says, the registration says too
        if (event.type().equals(STATUS)
                && !StatusEvent.Status.DECEASED
                        .name()
                        .equals(payload.path("status").asText())) {
            return;
        }
        // whose records are of one person may lie at several institutions
        Caller platform = new Caller("platform", Set.of(Persons.READ.name()), Scope.all());
        if (TAKEN_BACK.contains(event.type())) {
            takenBack(
                    platform,
                    ProgrammeRegistrationId.valueOf(payload.path("registration").asText()));
        }
        if (!ENDS.contains(event.type())) {
            return;
        }
        StudentId student = StudentId.valueOf(payload.path("student").asText());
        for (Stored stored : store.open(platform.scope(), persons.identities(platform, student))) {
            Case one = judging.pinned(platform, stored);
            String over = StateRules.over(one.situation());
            if (over != null) {
                recorder.overtaken(platform, stored, one, over);
            }
        }
    }

    /** Of which states the last is taken back: a repeat is also where something else was changed since. */
    private static Predicate<RegistrationState> made(Change mistake) {
        return state -> mistake != Change.REPEAT_VOIDED || state.change() == Change.REPEATED;
    }

    /** What a request brought about on a registration stands no more. */
    private void takenBack(Caller platform, ProgrammeRegistrationId registration) {
        List<RegistrationState> states =
                history.of(platform.acting(platform.scope(), RegistrationHistory.READ), registration, null);
        for (int i = 1; i < states.size(); i++) {
            String mistake = MISTAKES.get(states.get(i).change());
            if (mistake == null) {
                continue;
            }
            String source = RegistrationState.standing(states.subList(0, i)).stream()
                    .filter(made(states.get(i).change()))
                    .reduce((earlier, later) -> later)
                    .map(RegistrationState::source)
                    .orElse(null);
            if (source == null || !source.startsWith(REQUEST)) {
                continue;
            }
            store.get(platform.scope(), RequestId.valueOf(source.substring(REQUEST.length())))
                    .filter(stored -> stored.request().state() == RequestState.EFFECTIVE)
                    .ifPresent(
                            stored -> recorder.overtaken(platform, stored, judging.pinned(platform, stored), mistake));
        }
    }
}
