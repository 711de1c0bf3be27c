package org.matricula.registration.provider.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationState.Change;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells other domains of changes of programme registrations, in the transaction of the change. Whoever changes one calls
 * it, for one or for thousands.
 */
@Component(service = ChangeNews.class)
public final class ChangeNews {

    private final Curriculum curriculum;
    private final Outbox outbox;

    /** Publishes to the outbox. */
    @Activate
    public ChangeNews(@Reference Curriculum curriculum, @Reference Outbox outbox) {
        this.curriculum = curriculum;
        this.outbox = outbox;
    }

    /**
     * One change.
     *
     * @param registration the registration as it was before
     * @param effective the day from which the change holds
     * @param source what brought it about; null where a person or a file did
     */
    public record News(Change change, ProgrammeRegistration registration, LocalDate effective, String source) {}

    /** Publishes changes in their order. */
    public void publish(Caller caller, Collection<News> changes) {
        Map<ProgrammeId, String> codes = codes(caller, changes);
        outbox.publishAll(changes.stream().map(one -> event(one, codes)).toList());
    }

    /** What was done, for the audit trail and for the other domains: {@code registration.withdrawn}. */
    static String type(Change change) {
        return "registration." + change.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static DomainEvent event(News news, Map<ProgrammeId, String> codes) {
        ProgrammeRegistration registration = news.registration();
        return new DomainEvent(
                type(news.change()),
                registration.institution(),
                "programme-registration/" + registration.id(),
                Json.mapper()
                        .createObjectNode()
                        .put("registration", registration.id().toString())
                        .put("student", registration.studentId().toString())
                        .put("programme", codes.get(registration.programmeId()))
                        .put("effective", news.effective().toString())
                        .put("source", news.source())
                        .toString());
    }

    private Map<ProgrammeId, String> codes(Caller caller, Collection<News> changes) {
        Map<InstitutionCode, Set<ProgrammeId>> programmes = changes.stream()
                .map(News::registration)
                .collect(Collectors.groupingBy(
                        ProgrammeRegistration::institution,
                        Collectors.mapping(ProgrammeRegistration::programmeId, Collectors.toSet())));
        Map<ProgrammeId, String> codes = new HashMap<>();
        programmes.forEach((institution, ids) -> {
            Caller acting = caller.acting(Scope.of(List.of(institution)), Curriculum.READ);
            ids.forEach(id ->
                    codes.put(id, curriculum.programme(acting, id).record().code()));
        });
        return codes;
    }
}
