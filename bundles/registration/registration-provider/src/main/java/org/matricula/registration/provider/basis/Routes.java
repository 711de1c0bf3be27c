package org.matricula.registration.provider.basis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;

/** The routes of the programmes of one call; what was found is not asked again. */
public final class Routes {

    private final ProgrammeVersions versions;
    private final Caller acting;
    private final Map<Place, Set<String>> known = new HashMap<>();

    /** @param acting holds what it takes to read the curriculum */
    public Routes(ProgrammeVersions versions, Caller acting) {
        this.versions = versions;
        this.acting = acting;
    }

    private record Place(ProgrammeId programme, AcademicSession session) {}

    /** Notes a route that the version in force in the session of the registration does not have. */
    public Faults check(Faults faults, ProgrammeRegistration registration) {
        String route = registration.route();
        if (route == null || registration.programmeId() == null || registration.session() == null) {
            return faults;
        }
        Set<String> codes = known.computeIfAbsent(
                new Place(registration.programmeId(), registration.session()),
                place -> versions.inForce(acting, place.programme(), place.session())
                        .map(version -> version.structure().routes().stream()
                                .map(Route::code)
                                .collect(Collectors.toSet()))
                        .orElse(Set.of()));
        return faults.check(
                codes.contains(route),
                "route",
                route,
                "must be a route of the programme's version for " + registration.session());
    }
}
