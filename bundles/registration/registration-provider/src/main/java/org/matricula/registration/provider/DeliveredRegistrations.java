package org.matricula.registration.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.DeliveryContributor;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.provider.basis.Delivery;
import org.matricula.registration.provider.store.RegistrationCounts;
import org.matricula.registration.provider.store.RegistrationCounts.Begun;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The programme registrations that go on or pause, and would not have been taken with other sites or agreements. */
@Component(property = "matricula.domain=registration")
public final class DeliveredRegistrations implements DeliveryContributor {

    private static final int MOST_NAMED = 10;

    private final RegistrationCounts counts;
    private final Delivery delivery;
    private final Curriculum curriculum;

    /** Counts in the store, and asks as whoever begins is asked. */
    @Activate
    public DeliveredRegistrations(
            @Reference RegistrationCounts counts, @Reference Delivery delivery, @Reference Curriculum curriculum) {
        this.counts = counts;
        this.delivery = delivery;
        this.curriculum = curriculum;
    }

    @Override
    public List<String> stranded(Caller caller, InstitutionCode institution, Terms before, Terms after) {
        caller.require(READ);
        List<Begun> running = counts.running(caller.scope(), institution);
        if (running.isEmpty()) {
            return List.of();
        }
        Caller reader = caller.acting(caller.scope(), Curriculum.READ);
        Map<ProgrammeId, Programme> programmes = running.stream()
                .map(Begun::programme)
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> curriculum.programme(reader, id).record()));
        Delivery.Offer was = delivery.of(caller, institution, before);
        Delivery.Offer is = delivery.of(caller, institution, after);
        Map<String, Long> stranded = new TreeMap<>();
        for (Begun some : running) {
            Programme programme = programmes.get(some.programme());
            LocalDate first = was.first(some.session(), some.startedOn());
            if (was.delivers(programme, first) && !is.delivers(programme, first)) {
                stranded.merge(programme.code() + " from " + first, some.count(), Long::sum);
            }
        }
        return stranded.isEmpty() ? List.of() : List.of(words(stranded));
    }

    private static String words(Map<String, Long> stranded) {
        long all = stranded.values().stream().mapToLong(Long::longValue).sum();
        String named = stranded.entrySet().stream()
                .limit(MOST_NAMED)
                .map(some -> some.getKey() + ": " + some.getValue())
                .collect(Collectors.joining(", "));
        return "programme registrations: " + all + " (" + named + (stranded.size() > MOST_NAMED ? ", ..." : "") + ")";
    }
}
