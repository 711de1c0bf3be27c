package org.matricula.registration.provider.basis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<Place, List<Route>> known = new HashMap<>();

    /** @param acting holds what it takes to read the curriculum */
    public Routes(ProgrammeVersions versions, Caller acting) {
        this.versions = versions;
        this.acting = acting;
    }

    private record Place(ProgrammeId programme, AcademicSession session) {}

    /** Notes a route that the version in force in the session of the registration does not have, and a mode not its own. */
    public Faults check(Faults faults, ProgrammeRegistration registration) {
        AcademicSession session = registration.session();
        if (registration.route() == null || registration.programmeId() == null || session == null) {
            return faults;
        }
        faults.check(
                route(registration, session).isPresent(),
                "route",
                registration.route(),
                "must be a route of the programme's version for " + session);
        return mode(faults, registration, session, "mode", registration.mode());
    }

    /** Notes a mode in which the route of the registration is not studied in a session. */
    public Faults mode(
            Faults faults, ProgrammeRegistration registration, AcademicSession session, String field, String mode) {
        String stated = mode(registration, session);
        return faults.check(
                stated == null || mode == null || stated.equals(mode),
                field,
                mode,
                "must be %s, the mode of the route %s".formatted(stated, registration.route()));
    }

    /** The mode that the route of a registration states for a session; null where it states none. */
    public String mode(ProgrammeRegistration registration, AcademicSession session) {
        return route(registration, session)
                .map(Route::mode)
                .map(Route.Mode::name)
                .orElse(null);
    }

    private Optional<Route> route(ProgrammeRegistration registration, AcademicSession session) {
        if (registration.route() == null || registration.programmeId() == null || session == null) {
            return Optional.empty();
        }
        return known
                .computeIfAbsent(new Place(registration.programmeId(), session), place -> versions.inForce(
                                acting, place.programme(), place.session())
                        .map(version -> version.structure().routes())
                        .orElse(List.of()))
                .stream()
                .filter(one -> one.code().equals(registration.route()))
                .findFirst();
    }
}
