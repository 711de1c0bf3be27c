package org.matricula.registration.provider.basis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ProgrammeId;
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
    private final Map<Place, Optional<ProgrammeVersion>> inForce = new HashMap<>();
    private final Map<ProgrammeId, List<ProgrammeVersion>> all = new HashMap<>();

    /** @param acting holds what it takes to read the curriculum */
    public Routes(ProgrammeVersions versions, Caller acting) {
        this.versions = versions;
        this.acting = acting;
    }

    private record Place(ProgrammeId programme, AcademicSession session) {}

    /** Asks for the versions in force of several programmes at once. */
    public void load(Set<ProgrammeId> programmes, AcademicSession session) {
        Map<ProgrammeId, ProgrammeVersion> found = versions.inForce(acting, programmes, session);
        programmes.forEach(one -> inForce.put(new Place(one, session), Optional.ofNullable(found.get(one))));
    }

    /** Notes a route that the version in force in the session of the registration does not have, and a mode not its own. */
    public Faults check(Faults faults, ProgrammeRegistration registration) {
        if (!isRouted(registration)) {
            return faults;
        }
        AcademicSession session = registration.session();
        boolean there = inForce(registration.programmeId(), session)
                .flatMap(version -> route(version, registration))
                .isPresent();
        faults.check(there, "route", registration.route(), "must be a route of the programme's version for " + session);
        String stated = there ? mode(registration, session) : null;
        return faults.check(
                stated == null || registration.mode() == null || stated.equals(registration.mode()),
                "mode",
                registration.mode(),
                not(registration, stated));
    }

    /**
     * Notes a route that no version up to the session of the registration has had. Who was on a route when it was closed is
     * taught out on it, and that is on record.
     */
    public Faults checkRecord(Faults faults, ProgrammeRegistration registration) {
        return isRouted(registration)
                ? faults.check(
                        !recorded(registration, registration.session()).isEmpty(),
                        "route",
                        registration.route(),
                        "must be a route of a version of the programme up to " + registration.session())
                : faults;
    }

    /**
     * The registration in a mode, as it goes on in a session at its level: a change of mode leads over to the route of that
     * mode, where its own is studied in another, and to a placement only where that has it too. The route is open where no
     * single one of that mode has a stage for the student.
     */
    public ProgrammeRegistration inMode(ProgrammeRegistration registration, AcademicSession session, String mode) {
        ProgrammeRegistration there = registration.in(registration.session(), registration.level(), mode);
        String stated = mode.equals(registration.mode()) ? null : mode(registration, session);
        if (stated == null || stated.equals(mode)) {
            return there;
        }
        ProgrammeRegistration on = there.on(single(counterparts(registration, session, mode))
                .filter(code -> isReached(there.on(code).at(null), session))
                .orElse(null));
        return settled(on, routed(on, session));
    }

    private boolean isReached(ProgrammeRegistration there, AcademicSession session) {
        return way(routed(there, session), there)
                .filter(way -> way.stages().isEmpty() || !way.present(there).isEmpty())
                .isPresent();
    }

    /** What stands against a change of mode from a session on; empty where nothing does. */
    public Optional<String> barred(ProgrammeRegistration registration, AcademicSession session, String mode) {
        String stated = mode(registration, session);
        return stated == null || stated.equals(mode)
                ? Optional.empty()
                : against(registration, session, mode)
                        .map(why -> not(registration, stated) + ": of the routes of the programme's version for "
                                + session + " " + why);
    }

    /** Why no route of a mode can be taken in a session; empty where one can. */
    private Optional<String> against(ProgrammeRegistration registration, AcademicSession session, String mode) {
        List<String> codes = counterparts(registration, session, mode);
        if (codes.isEmpty()) {
            return Optional.of("none is studied in " + mode);
        }
        if (codes.size() > 1) {
            return Optional.of("more than one would do (" + String.join(", ", codes)
                    + "), so the route is changed in that session");
        }
        String code = codes.get(0);
        boolean atOnce = session.equals(registration.session());
        return atOnce && !isReached(registration.on(code).at(null), session)
                ? Optional.of(code + " has no stage at level " + registration.level())
                : Optional.empty();
    }

    private static Optional<String> single(List<String> codes) {
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }

    /** The routes of a mode that go the way of the registration's own; where none does, all of that mode. */
    private List<String> counterparts(ProgrammeRegistration registration, AcademicSession session, String mode) {
        Route own = routed(registration, session)
                .flatMap(version -> route(version, registration))
                .orElseThrow();
        List<Route> there = inForce(registration.programmeId(), session).orElseThrow().structure().routes().stream()
                .filter(one -> one.mode() != null && one.mode().name().equals(mode))
                .toList();
        List<Route> alike = there.stream().filter(one -> isAlike(one, own)).toList();
        return (alike.isEmpty() ? there : alike).stream().map(Route::code).toList();
    }

    private static boolean isAlike(Route one, Route other) {
        return one.title().equals(other.title())
                && one.kind() == other.kind()
                && one.subjects().equals(other.subjects())
                && one.features().equals(other.features())
                && one.delivery() == other.delivery()
                && one.distance() == other.distance();
    }

    /** Notes a mode in which the route of the registration has been studied by no version up to a session. */
    public Faults modeOfRecord(
            Faults faults, ProgrammeRegistration registration, AcademicSession session, String field, String mode) {
        if (mode == null || session == null || !isRouted(registration)) {
            return faults;
        }
        List<Route> recorded = recorded(registration, session);
        return faults.check(
                recorded.isEmpty()
                        || recorded.stream()
                                .anyMatch(route -> route.mode() == null
                                        || route.mode().name().equals(mode)),
                field,
                mode,
                not(registration, mode(registration, session)));
    }

    /** Notes a mode agreed for a later session in which no version up to then has had a route. */
    public Faults modeToCome(
            Faults faults, ProgrammeRegistration registration, AcademicSession session, String field, String mode) {
        return upTo(registration.programmeId(), session).stream()
                        .flatMap(version -> version.structure().routes().stream())
                        .anyMatch(route ->
                                route.mode() != null && route.mode().name().equals(mode))
                ? faults
                : modeOfRecord(faults, registration, session, field, mode);
    }

    private static String not(ProgrammeRegistration registration, String stated) {
        return "must be %s, the mode of the route %s".formatted(stated, registration.route());
    }

    /** The mode that the route of a registration states for a session; null where it states none. */
    public String mode(ProgrammeRegistration registration, AcademicSession session) {
        if (session == null || !isRouted(registration)) {
            return null;
        }
        return routed(registration, session)
                .flatMap(version -> route(version, registration))
                .map(Route::mode)
                .map(Route.Mode::name)
                .orElse(null);
    }

    /**
     * The version by which somebody is taught in a session: the one in force, or the last that had the route where that has
     * been closed, and the stage where that one does not know it any more (AMB-T-223).
     */
    public Optional<ProgrammeVersion> taughtBy(ProgrammeRegistration registration, AcademicSession session) {
        Optional<ProgrammeVersion> routed = routed(registration, session);
        return routed.isEmpty() || knows(routed.get(), registration)
                ? routed
                : knowing(registration, session).stream().findFirst().or(() -> routed);
    }

    /**
     * The versions up to a session that know route and stage of a registration, the last first: by any of them the student
     * may have been registered on modules.
     */
    public List<ProgrammeVersion> knowing(ProgrammeRegistration registration, AcademicSession session) {
        List<ProgrammeVersion> knowing = new ArrayList<>(upTo(registration.programmeId(), session).stream()
                .filter(version -> knows(version, registration))
                .toList());
        Collections.reverse(knowing);
        return knowing;
    }

    private static boolean knows(ProgrammeVersion version, ProgrammeRegistration registration) {
        return (registration.route() == null || route(version, registration).isPresent())
                && isOn(new Way(version.structure(), registration), registration);
    }

    /** True where a way leads through the stage; where the route is open, nothing is asked of a level. */
    private static boolean isOn(Way way, ProgrammeRegistration registration) {
        if (registration.stage() != null) {
            return way.stage(registration.stage(), registration.level()).isPresent();
        }
        return way.route().isEmpty()
                || way.stages().isEmpty()
                || !way.present(registration).isEmpty();
    }

    /** The version in force, or the last that had the route. */
    private Optional<ProgrammeVersion> routed(ProgrammeRegistration registration, AcademicSession session) {
        if (registration.programmeId() == null || session == null) {
            return Optional.empty();
        }
        Optional<ProgrammeVersion> inForce = inForce(registration.programmeId(), session);
        if (inForce.isEmpty()
                || registration.route() == null
                || route(inForce.get(), registration).isPresent()) {
            return inForce;
        }
        return upTo(registration.programmeId(), session).stream()
                .filter(version -> route(version, registration).isPresent())
                .reduce((earlier, later) -> later)
                .or(() -> inForce);
    }

    private List<Route> recorded(ProgrammeRegistration registration, AcademicSession session) {
        return upTo(registration.programmeId(), session).stream()
                .flatMap(version -> route(version, registration).stream())
                .toList();
    }

    private static boolean isRouted(ProgrammeRegistration registration) {
        return registration.route() != null && registration.programmeId() != null && registration.session() != null;
    }

    private static Optional<Route> route(ProgrammeVersion version, ProgrammeRegistration registration) {
        return version.structure().routes().stream()
                .filter(one -> one.code().equals(registration.route()))
                .findFirst();
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
        return stage(
                faults, registration, field, value, way(routed(registration, registration.session()), registration));
    }

    /** Notes a stage or level of which no version up to the session of the registration has known on the route. */
    public Faults stageOfRecord(Faults faults, ProgrammeRegistration registration) {
        return stage(
                faults,
                registration,
                "level",
                registration.level(),
                way(taughtBy(registration, registration.session()), registration));
    }

    private static Faults stage(
            Faults faults, ProgrammeRegistration registration, String field, Object value, Optional<Way> known) {
        Way way = known.orElse(null);
        if (registration.stage() != null) {
            return faults.check(
                    way != null && isOn(way, registration),
                    "stage",
                    registration.stage(),
                    "must be a stage of level %d on the route, of the programme's version for %s"
                            .formatted(registration.level(), registration.session()));
        }
        if (way == null || isOn(way, registration)) {
            return faults;
        }
        return faults.check(
                false,
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
        return settled(registration, routed(registration, registration.session()));
    }

    /** The same, of what is on record: by the last version that knew the stage. */
    public ProgrammeRegistration settledOfRecord(ProgrammeRegistration registration) {
        return settled(registration, taughtBy(registration, registration.session()));
    }

    private static ProgrammeRegistration settled(
            ProgrammeRegistration registration, Optional<ProgrammeVersion> version) {
        return registration.stage() == null
                ? registration
                : registration.at(way(version, registration)
                        .map(way -> way.placement(registration))
                        .orElse(null));
    }

    /** As it goes on in a session with the right to a level, by the version in force then. */
    public ProgrammeRegistration on(
            ProgrammeRegistration registration, AcademicSession session, int level, String mode) {
        ProgrammeRegistration there = inMode(registration, session, mode);
        return way(routed(there, session), there)
                .map(way -> way.on(there, session, level, mode))
                .orElseGet(() -> {
                    ProgrammeRegistration on = there.in(session, level, mode);
                    return level == there.level() ? on : on.at(null);
                });
    }

    private static Optional<Way> way(Optional<ProgrammeVersion> version, ProgrammeRegistration registration) {
        return version.map(known -> new Way(known.structure(), registration));
    }

    private Optional<ProgrammeVersion> inForce(ProgrammeId programme, AcademicSession session) {
        return inForce.computeIfAbsent(
                new Place(programme, session), place -> versions.inForce(acting, place.programme(), place.session()));
    }

    /** The approved versions that count in a session or before it, in the order in which they come into force. */
    private List<ProgrammeVersion> upTo(ProgrammeId programme, AcademicSession session) {
        return programme == null
                        || session == null
                        || inForce(programme, session).isEmpty()
                ? List.of()
                : all.computeIfAbsent(programme, one -> versions.of(acting, one)).stream()
                        .filter(version -> version.state() == ChangeSet.State.APPROVED
                                && version.effectiveFrom().compareTo(session) <= 0)
                        .toList();
    }
}
