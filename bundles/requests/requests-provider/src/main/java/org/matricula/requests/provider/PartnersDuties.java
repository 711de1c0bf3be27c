package org.matricula.requests.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.provider.store.DutyStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a partner has to tell because of a request stands in its own register of duties too: once it is done there it is
 * done here, and opened again there it is open here.
 */
@Component
public final class PartnersDuties implements EventConsumer {

    private static final String SET = "institutions.duty-set";
    private static final String PARTNER = "PARTNER";
    private static final String REQUEST = "request/";
    private static final String EVIDENCE = "duty of the partner ";

    private final DutyStore duties;
    private final Recorder recorder;

    /** Writes to the store. */
    @Activate
    public PartnersDuties(@Reference DutyStore duties, @Reference Recorder recorder) {
        this.duties = duties;
        this.recorder = recorder;
    }

    @Override
    public String name() {
        return "requests.partners-duties";
    }

    @Override
    public Set<String> types() {
        return Set.of(SET);
    }

    @Override
    public void consume(long eventId, DomainEvent event) {
        JsonNode payload = Json.payload(event);
        if (!event.subject().startsWith(REQUEST)
                || !PARTNER.equals(payload.path("owedBy").asText())) {
            return;
        }
        Caller platform = new Caller("platform", Set.of(), Scope.all());
        RequestId request = RequestId.valueOf(event.subject().substring(REQUEST.length()));
        String evidence = EVIDENCE + payload.path("duty").asText();
        for (RequestDuty duty : duties.of(platform.scope(), List.of(request)).getOrDefault(request, List.of())) {
            if (!duty.who().equals(PARTNER) || !duty.institution().equals(event.institution())) {
                continue;
            }
            switch (payload.path("state").asText()) {
                case "DONE" -> {
                    LocalDate on = LocalDate.parse(payload.path("on").asText());
                    if (duties.close(platform.scope(), duty.id(), on, platform.name(), evidence)) {
                        recorder.dutyChanged(platform, "requests.fulfil", duty, evidence);
                    }
                }
                case "OPEN" -> {
                    if (evidence.equals(duty.evidence()) && duties.reopen(platform.scope(), duty.id())) {
                        recorder.dutyChanged(platform, "requests.reopen-duty", duty, evidence);
                    }
                }
                default -> {
                    // cancelled: the request tells by itself what came of it
                }
            }
        }
    }
}
