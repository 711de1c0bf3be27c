package org.matricula.registration.provider.basis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;

/** The routes and stages of the programmes of one call; what was found is not asked again. */
public final class Routes {

    private final ProgrammeVersions versions;
    private final Caller acting;
    private final Map<Place, Optional<ProgrammeStructure>> known = new HashMap<>();

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

    /**
     * Notes a stage that is none of the level on the route, and without one a level at which the route has none. Where no
     * version is in force or the route is open, nothing is asked of the level.
     */
    public Faults stage(Faults faults, ProgrammeRegistration registration) {
        return stage(faults, registration, "level", registration.level());
    }

    /** The same, with a level that the route does not reach noted of another field, which brings it about. */
    public Faults stage(Faults faults, ProgrammeRegistration registration, String field, Object value) {
        Way way = way(registration, registration.session()).orElse(null);
        if (registration.stage() != null) {
            return faults.check(
                    way != null
                            && way.stage(registration.stage(), registration.level())
                                    .isPresent(),
                    "stage",
                    registration.stage(),
                    "must be a stage of level %d on the route, of the programme's version for %s"
                            .formatted(registration.level(), registration.session()));
        }
        if (way == null || way.route().isEmpty() || way.stages().isEmpty()) {
            return faults;
        }
        return faults.check(
                !way.present(registration).isEmpty(),
                field,
                value,
                "must lead to a stage: the route %s has them at level %s, and the student is at level %d"
                        .formatted(way.code(), levels(way), registration.level()));
    }

    private static String levels(Way way) {
        return way.stages().stream()
                .map(Stage::level)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** The registration with its stage as it is kept: a placement that the route leads through, or none. */
    public ProgrammeRegistration settled(ProgrammeRegistration registration) {
        return registration.stage() == null
                ? registration
                : registration.at(way(registration, registration.session())
                        .map(way -> way.placement(registration))
                        .orElse(null));
    }

    /** As it goes on in a session with the right to a level, by the version in force then. */
    public ProgrammeRegistration on(
            ProgrammeRegistration registration, AcademicSession session, int level, String mode) {
        return way(registration, session)
                .map(way -> way.on(registration, session, level, mode))
                .orElseGet(() -> {
                    ProgrammeRegistration on = registration.in(session, level, mode);
                    return level == registration.level() ? on : on.at(null);
                });
    }

    private Optional<Route> route(ProgrammeRegistration registration, AcademicSession session) {
        return registration.route() == null
                ? Optional.empty()
                : way(registration, session).flatMap(Way::route);
    }

    private Optional<Way> way(ProgrammeRegistration registration, AcademicSession session) {
        if (registration.programmeId() == null || session == null) {
            return Optional.empty();
        }
        return known.computeIfAbsent(new Place(registration.programmeId(), session), place -> versions.inForce(
                                acting, place.programme(), place.session())
                        .map(ProgrammeVersion::structure))
                .map(structure -> new Way(structure, registration));
    }
}
