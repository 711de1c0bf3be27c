package org.matricula.curriculum.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a version of a programme consists of.
 *
 * @param stages its stages in their order
 * @param routes the ways through it
 * @param rules which modules belong to which stage
 * @param departures from the regulations, as committees approved them
 */
public record ProgrammeStructure(
        List<Stage> stages, List<Route> routes, List<ModuleRule> rules, List<Departure> departures) {

    private static final String BACHELORS = "BACHELORS_HONS";
    private static final int LONGER = 4;

    /** A structure that says nothing yet. */
    public static final ProgrammeStructure EMPTY = new ProgrammeStructure(List.of(), List.of(), List.of());

    /** Copies the lists; null is none. */
    public ProgrammeStructure {
        stages = copy(stages);
        routes = copy(routes);
        rules = copy(rules);
        departures = copy(departures);
    }

    /** A structure without departures. */
    public ProgrammeStructure(List<Stage> stages, List<Route> routes, List<ModuleRule> rules) {
        this(stages, routes, rules, List.of());
    }

    /** The stages through which a route leads, in their order; all of them where the route is not known. */
    public List<Stage> stages(Route route) {
        return stages.stream().filter(stage -> leads(route, stage)).toList();
    }

    private static boolean leads(Route route, Stage stage) {
        return route == null
                || switch (stage.kind()) {
                    case FOUNDATION -> route.features().contains(Route.Feature.FOUNDATION_YEAR);
                    case PLACEMENT -> route.features().contains(Route.Feature.SANDWICH);
                    case TAUGHT, RESEARCH -> true;
                };
    }

    /**
     * The row of the table of registration periods, which tells honours degrees apart by their length (A.2.2.8).
     *
     * @param family the family of the award
     * @param stages how many stages, or levels where none are known
     */
    public static String periodRow(String family, boolean accelerated, int stages) {
        if (!family.equals(BACHELORS)) {
            return family;
        }
        return BACHELORS + (accelerated ? "_ACCELERATED" : stages < LONGER ? "_3" : "_4");
    }

    // a list with a hole in it is for the rules to refuse
    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
