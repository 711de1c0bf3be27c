package org.matricula.registration.provider.basis;

import java.util.List;
import java.util.Optional;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ProgrammeRegistration;

/**
 * The way of a student through a version of a programme. The taught stages of one level are one for the student; a
 * placement is one of its own, also where it is of the same level.
 */
public final class Way {

    private final String code;
    private final Route route;
    private final List<Stage> stages;

    /** The way of the registration: its route, or the only one that there is. */
    public Way(ProgrammeStructure structure, ProgrammeRegistration registration) {
        List<Route> routes = structure.routes();
        this.code = registration.route() == null && routes.size() == 1
                ? routes.get(0).code()
                : registration.route();
        this.route = routes.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
        this.stages = structure.stages(route);
    }

    /** The code of the route; null where it is open. */
    public String code() {
        return code;
    }

    /** The route; empty where it is open, or the version has none of that code. */
    public Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    /** The stages through which it leads, in their order; where the route is open, those of all routes. */
    public List<Stage> stages() {
        return stages;
    }

    /** What is one stage for the student now; where the route is open, all of the level. */
    public List<Stage> present(ProgrammeRegistration registration) {
        return stages.stream().filter(stage -> isPresent(stage, registration)).toList();
    }

    private boolean isPresent(Stage stage, ProgrammeRegistration registration) {
        if (registration.stage() != null) {
            return stage.code().equals(registration.stage());
        }
        return stage.level() == registration.level() && (route == null || !isPlacement(stage));
    }

    /** The stage of a code at a level. */
    Optional<Stage> stage(String named, int level) {
        return stages.stream()
                .filter(stage -> stage.code().equals(named) && stage.level() == level)
                .findFirst();
    }

    /** The code of the placement in which the registration is; null in stages that the level tells. */
    String placement(ProgrammeRegistration registration) {
        return stage(registration.stage(), registration.level())
                .filter(Way::isPlacement)
                .map(Stage::code)
                .orElse(null);
    }

    /**
     * The registration as it goes on with the right to a level: before the stage of that level it enters a placement, and
     * from a placement what its level still holds. At the same level the stage stays.
     */
    public ProgrammeRegistration on(
            ProgrammeRegistration registration, AcademicSession session, int level, String mode) {
        if (level == registration.level()) {
            return registration.in(session, level, mode);
        }
        return next(registration, level)
                .map(stage ->
                        registration.in(session, stage.level(), mode).at(isPlacement(stage) ? stage.code() : null))
                .orElseGet(() -> registration.in(session, level, mode).at(null));
    }

    private Optional<Stage> next(ProgrammeRegistration registration, int level) {
        List<Stage> present = present(registration);
        if (route == null || present.isEmpty()) {
            return Optional.empty();
        }
        return stages.subList(stages.indexOf(present.get(0)) + 1, stages.size()).stream()
                .takeWhile(stage -> isPlacement(stage) || stage.level() < level)
                .filter(stage ->
                        isPlacement(stage) || registration.stage() != null && stage.level() == registration.level())
                .findFirst();
    }

    private static boolean isPlacement(Stage stage) {
        return stage.kind() == Stage.Kind.PLACEMENT;
    }
}
