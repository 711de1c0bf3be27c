package org.matricula.institutions.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerDuty;
import org.matricula.institutions.api.PartnerDutyQuery;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens the duties of partners when other domains tell what happened, and cancels them when it comes to nothing. While the
 * regulations are away, or have no pack in force for the partner, the event waits.
 */
@Component
public final class DutyEvents implements EventConsumer {

    private static final Caller PLATFORM =
            new Caller("platform", Set.of(PartnerDuties.READ.name(), PartnerDuties.WRITE.name()), Scope.all());
    private static final String ASKED = "requests.submitted";
    private static final Map<String, PartnerEvent.Kind> TAKEN_BACK = Map.of(
            "registration.reinstated", PartnerEvent.Kind.WITHDRAWAL,
            "registration.suspension-voided", PartnerEvent.Kind.SUSPENSION,
            "registration.transfer-voided", PartnerEvent.Kind.TRANSFER);
    private static final String SUSPENSION = "SUSPEND";
    private static final Map<String, PartnerEvent.Kind> ASKS = Map.of(
            SUSPENSION,
            PartnerEvent.Kind.SUSPENSION,
            "WITHDRAW",
            PartnerEvent.Kind.WITHDRAWAL,
            "TRANSFER_COURSE",
            PartnerEvent.Kind.TRANSFER,
            "TRANSFER_INSTITUTION",
            PartnerEvent.Kind.TRANSFER);
    private static final String RELEASED = "boards.decisions-released";
    private static final String BOARD = "boards.subject-meeting-opened";
    private static final Map<String, PartnerEvent.Kind> CHANGES = Map.of(
            "registration.withdrawn", PartnerEvent.Kind.WITHDRAWAL,
            "registration.transferred", PartnerEvent.Kind.TRANSFER,
            "registration.suspended", PartnerEvent.Kind.SUSPENSION);
    private static final Map<String, String> UNDONE = Map.of(
            "requests.withdrawn", "the student took the request back",
            "requests.lapsed", "the request lapsed",
            "requests.overtaken", "the record has overtaken the request",
            "requests.decided", "the request was refused");

    private final PartnerDuties duties;

    /** Keeps the register. */
    @Activate
    public DutyEvents(@Reference PartnerDuties duties) {
        this.duties = duties;
    }

    @Override
    public String name() {
        return "institutions.duties";
    }

    @Override
    public Set<String> types() {
        Set<String> types = new HashSet<>(Set.of(ASKED, RELEASED, BOARD));
        types.addAll(CHANGES.keySet());
        types.addAll(TAKEN_BACK.keySet());
        types.addAll(UNDONE.keySet());
        return types;
    }

    @Override
    public void consume(long eventId, DomainEvent event) {
        JsonNode payload = Json.payload(event);
        if (event.type().equals(RELEASED)) {
            open(event, PartnerEvent.Kind.GRADES, null, day(payload, "releasedOn"), event.subject(), event.subject());
        } else if (event.type().equals(BOARD)) {
            open(event, PartnerEvent.Kind.BOARD, null, day(payload, "heldOn"), event.subject(), event.subject());
        } else if (CHANGES.containsKey(event.type())) {
            open(
                    event,
                    CHANGES.get(event.type()),
                    text(payload, "programme"),
                    day(payload, "effective"),
                    "student/" + text(payload, "student"),
                    source(event, payload));
        } else if (TAKEN_BACK.containsKey(event.type())) {
            PartnerEvent.Kind kind = TAKEN_BACK.get(event.type());
            cancel(
                    event,
                    payload,
                    kind,
                    source(event, payload),
                    "the " + kind.name().toLowerCase(Locale.ROOT) + " was taken back");
        } else if (event.type().equals(ASKED)) {
            asked(event, payload);
        } else if (ASKS.containsKey(text(payload, "kind")) && !"APPROVED".equals(text(payload, "state"))) {
            cancel(event, payload, ASKS.get(text(payload, "kind")), event.subject(), UNDONE.get(event.type()));
        }
    }

    /** Of a suspension the partner has to tell when it is asked for. */
    private void asked(DomainEvent event, JsonNode payload) {
        if (SUSPENSION.equals(text(payload, "kind"))) {
            open(
                    event,
                    PartnerEvent.Kind.SUSPENSION,
                    text(payload, "programme"),
                    day(payload, "on"),
                    "student/" + text(payload, "student"),
                    event.subject());
        }
    }

    private void open(
            DomainEvent event, PartnerEvent.Kind kind, String programme, LocalDate day, String subject, String source) {
        duties.open(PLATFORM, new PartnerEvent(kind, event.institution(), programme, day, subject, source));
    }

    private void cancel(DomainEvent event, JsonNode payload, PartnerEvent.Kind kind, String source, String why) {
        String student = "student/" + text(payload, "student");
        PartnerDutyQuery open =
                new PartnerDutyQuery(event.institution(), PartnerDuty.State.OPEN, false, kind, null, student);
        for (Versioned<PartnerDuty> duty : duties.find(PLATFORM, open, new PageRequest(null, PageRequest.MAX_LIMIT))
                .items()) {
            if (duty.record().source().equals(source)) {
                duties.set(PLATFORM, duty.record().id(), PartnerDuty.State.CANCELLED, why, duty.version());
            }
        }
    }

    /** A change that a request brought about has the request's duties, and no second ones. */
    private static String source(DomainEvent event, JsonNode payload) {
        String source = text(payload, "source");
        return source != null && source.matches("request [0-9]+")
                ? source.replace(' ', '/')
                : event.subject() + ":" + text(payload, "effective");
    }

    private static String text(JsonNode payload, String field) {
        return payload.path(field).asText(null);
    }

    private static LocalDate day(JsonNode payload, String field) {
        String day = text(payload, field);
        return day == null ? null : LocalDate.parse(day);
    }
}
