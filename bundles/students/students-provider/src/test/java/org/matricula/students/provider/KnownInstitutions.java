package org.matricula.students.provider;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;

/** A neighbour that knows every institution of the scope but {@code nowhere}. */
final class KnownInstitutions {

    static final InstitutionCode NOWHERE = new InstitutionCode("nowhere");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Map<InstitutionCode, ZoneId> zones;

    private KnownInstitutions(Map<InstitutionCode, ZoneId> zones) {
        this.zones = zones;
    }

    static Institutions all() {
        return with(Map.of());
    }

    /** Those that are named are where their zones are, the others in London. */
    static Institutions with(Map<InstitutionCode, ZoneId> zones) {
        return Partial.of(Institutions.class, new KnownInstitutions(zones));
    }

    Versioned<Institution> get(Caller caller, InstitutionCode code) {
        caller.require(Institutions.READ);
        if (!caller.scope().contains(code) || code.equals(NOWHERE)) {
            throw Problem.notFound("institution", code).exception();
        }
        return new Versioned<>(new Institution(code, code.value(), Institution.Kind.AWARDING_BODY, null), 1);
    }

    ZoneId zone(Caller caller, InstitutionCode code) {
        get(caller, code);
        return zones.getOrDefault(code, LONDON);
    }

    Map<ZoneId, Scope> zones(Caller caller) {
        caller.require(Institutions.READ);
        if (zones.isEmpty()) {
            return Map.of(LONDON, caller.scope());
        }
        Map<ZoneId, Scope> found = new HashMap<>();
        caller.scope().institutions().stream()
                .collect(Collectors.groupingBy(code -> zone(caller, code)))
                .forEach((zone, there) -> found.put(zone, Scope.of(there)));
        return found;
    }
}
