package org.matricula.curriculum.provider;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.kernel.api.Faults;

/** What a well-formed structure looks like, whatever the regulations say of it. */
final class StructureRules {

    private static final int LOWEST_LEVEL = 3;
    private static final int HIGHEST_LEVEL = 8;
    private static final int MOST_CREDITS = 360;
    private static final int MOST_WEEKS = 60;
    private static final int MOST_HOURS = 3000;
    private static final int LONGEST_STAGE = 16;
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_STAGES = 20;
    private static final int MOST_ROUTES = 100;
    private static final int MOST_RULES = 500;
    private static final int MOST_SUBJECTS = 10;
    private static final int MOST_DEPARTURES = 50;
    private static final int LONGEST_CLAUSE = 100;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_MODULES = 500;
    private static final int MOST_CHOSEN = 40;
    private static final BigDecimal MOST_YEARS = BigDecimal.valueOf(12);

    private StructureRules() {}

    /** The codes of all modules that a structure names. */
    static Set<String> modules(ProgrammeStructure structure) {
        Set<String> codes = new HashSet<>();
        structure.rules().stream()
                .filter(Objects::nonNull)
                .flatMap(rule -> rule.modules().stream())
                .filter(Objects::nonNull)
                .forEach(codes::add);
        return codes;
    }

    /**
     * Each part by itself, and that the parts know each other.
     *
     * @param modules the modules of the institution among those that are named, by code
     */
    static Faults check(Faults faults, ProgrammeStructure structure, Map<String, Module> modules) {
        size(faults, "structure.stages", structure.stages(), MOST_STAGES);
        size(faults, "structure.routes", structure.routes(), MOST_ROUTES);
        size(faults, "structure.rules", structure.rules(), MOST_RULES);
        Map<String, Stage> stages = new HashMap<>();
        for (int i = 0; i < structure.stages().size(); i++) {
            stage(faults, "structure.stages[" + i + "]", structure.stages().get(i), stages);
        }
        Map<String, Route> routes = new HashMap<>();
        for (int i = 0; i < structure.routes().size(); i++) {
            route(faults, "structure.routes[" + i + "]", structure.routes().get(i), routes);
        }
        Set<String> rules = new HashSet<>();
        for (int i = 0; i < structure.rules().size(); i++) {
            ModuleRule rule = structure.rules().get(i);
            String at = "structure.rules[" + i + "]";
            if (rule == null) {
                faults.given(at, null);
                continue;
            }
            faults.text(at + ".code", rule.code(), LONGEST_CODE)
                    .check(rules.add(rule.code()), at + ".code", rule.code(), "must be unique within the version")
                    .check(stages.containsKey(rule.stage()), at + ".stage", rule.stage(), "must be one of its stages")
                    .check(
                            rule.route() == null || routes.containsKey(rule.route()),
                            at + ".route",
                            rule.route(),
                            "must be one of its routes");
            rule(faults, at, rule, modules);
        }
        departures(faults, structure.departures());
        return faults;
    }

    private static void departures(Faults faults, List<Departure> departures) {
        size(faults, "structure.departures", departures, MOST_DEPARTURES);
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < departures.size(); i++) {
            Departure departure = departures.get(i);
            String at = "structure.departures[" + i + "]";
            if (departure == null) {
                faults.given(at, null);
                continue;
            }
            faults.text(at + ".clause", departure.clause(), LONGEST_CLAUSE)
                    .check(
                            seen.add(Arrays.asList(departure.clause(), departure.subject())),
                            at + ".clause",
                            departure.clause(),
                            "must be departed from once by the same subject")
                    .text(at + ".reason", departure.reason(), LONGEST_REASON)
                    .text(at + ".approver", departure.approver(), LONGEST_TITLE)
                    .text(at + ".evidence", departure.evidence(), LONGEST_REASON);
            if (departure.subject() != null) {
                faults.text(at + ".subject", departure.subject(), LONGEST_TITLE);
            }
            if (departure.professionalBody() != null) {
                faults.text(at + ".professionalBody", departure.professionalBody(), LONGEST_TITLE);
            }
        }
    }

    private static void stage(Faults faults, String at, Stage stage, Map<String, Stage> seen) {
        if (stage == null) {
            faults.given(at, null);
            return;
        }
        boolean placement = stage.kind() == Stage.Kind.PLACEMENT;
        faults.text(at + ".code", stage.code(), LONGEST_STAGE)
                .check(
                        seen.putIfAbsent(stage.code(), stage) == null,
                        at + ".code",
                        stage.code(),
                        "must be unique within the version")
                .text(at + ".title", stage.title(), LONGEST_TITLE)
                .given(at + ".kind", stage.kind())
                .between(at + ".level", stage.level(), LOWEST_LEVEL, HIGHEST_LEVEL)
                .between(at + ".credits", stage.credits(), 0, MOST_CREDITS)
                .check(!placement || stage.weeks() != null, at + ".weeks", null, "must be given for a placement")
                .check(!placement || stage.hours() != null, at + ".hours", null, "must be given for a placement")
                .check(
                        placement || stage.hours() == null,
                        at + ".hours",
                        stage.hours(),
                        "must be left out but for a placement");
        number(faults, at + ".weeks", stage.weeks(), 1, MOST_WEEKS);
        number(faults, at + ".hours", stage.hours(), 1, MOST_HOURS);
    }

    private static void route(Faults faults, String at, Route route, Map<String, Route> seen) {
        if (route == null) {
            faults.given(at, null);
            return;
        }
        faults.text(at + ".code", route.code(), LONGEST_CODE)
                .check(
                        seen.putIfAbsent(route.code(), route) == null,
                        at + ".code",
                        route.code(),
                        "must be unique within the version")
                .text(at + ".title", route.title(), LONGEST_TITLE)
                .given(at + ".kind", route.kind())
                .given(at + ".mode", route.mode())
                .given(at + ".delivery", route.delivery())
                .check(
                        route.features().stream().noneMatch(Objects::isNull)
                                && Set.copyOf(route.features().stream()
                                                        .filter(Objects::nonNull)
                                                        .toList())
                                                .size()
                                        == route.features().size(),
                        at + ".features",
                        route.features(),
                        "must hold each feature once")
                .check(
                        route.years() == null
                                || route.years().signum() > 0
                                        && route.years().compareTo(MOST_YEARS) <= 0
                                        && route.years().stripTrailingZeros().scale() <= 2,
                        at + ".years",
                        route.years(),
                        "must be more than 0 and at most " + MOST_YEARS + ", with two decimals at most");
        if (route.faculty() != null) {
            faults.text(at + ".faculty", route.faculty(), LONGEST_NAME);
        }
        size(faults, at + ".subjects", route.subjects(), MOST_SUBJECTS);
        faults.check(
                route.kind() == Route.Kind.SINGLE || !route.subjects().isEmpty(),
                at + ".subjects",
                0,
                "must be given for a combination");
        boolean sandwich = route.features().contains(Route.Feature.SANDWICH) && route.kind() != Route.Kind.SINGLE;
        boolean known = route.subjects().stream()
                .filter(Objects::nonNull)
                .anyMatch(one -> Objects.equals(one.name(), route.placementSubject()));
        faults.check(
                sandwich ? known : route.placementSubject() == null,
                at + ".placementSubject",
                route.placementSubject(),
                sandwich
                        ? "must name the subject to which the placement is relevant"
                        : "must be left out but for a sandwich combination");
        for (int i = 0; i < route.subjects().size(); i++) {
            subject(faults, at + ".subjects[" + i + "]", route.subjects().get(i), route.kind());
        }
    }

    private static void subject(Faults faults, String at, RouteSubject subject, Route.Kind kind) {
        if (subject == null) {
            faults.given(at, null);
            return;
        }
        faults.text(at + ".name", subject.name(), LONGEST_NAME)
                .given(at + ".area", subject.area())
                .given(at + ".role", subject.role())
                .given(at + ".dissertation", subject.dissertation());
        if (subject.role() != null && kind != null) {
            faults.check(
                    (subject.role() == RouteSubject.Role.SINGLE) == (kind == Route.Kind.SINGLE),
                    at + ".role",
                    subject.role(),
                    "must suit a route of kind " + kind);
        }
        if (subject.faculty() != null) {
            faults.text(at + ".faculty", subject.faculty(), LONGEST_NAME);
        }
        number(faults, at + ".creditsLevel5", subject.creditsLevel5(), 0, MOST_CREDITS);
        number(faults, at + ".creditsLevel6", subject.creditsLevel6(), 0, MOST_CREDITS);
    }

    private static void rule(Faults faults, String at, ModuleRule rule, Map<String, Module> modules) {
        faults.given(at + ".kind", rule.kind());
        size(faults, at + ".modules", rule.modules(), MOST_MODULES);
        faults.check(!rule.modules().isEmpty(), at + ".modules", 0, "must hold at least one module");
        Set<String> named = new HashSet<>();
        for (int i = 0; i < rule.modules().size(); i++) {
            String code = rule.modules().get(i);
            faults.check(
                            code != null && modules.containsKey(code),
                            at + ".modules[" + i + "]",
                            code,
                            "must be a module of the institution")
                    .check(named.add(code), at + ".modules[" + i + "]", code, "must be named once");
        }
        if (rule.kind() == ModuleRule.Kind.CORE) {
            faults.check(
                    rule.minCredits() == null
                            && rule.maxCredits() == null
                            && rule.minModules() == null
                            && rule.maxModules() == null,
                    at,
                    rule.code(),
                    "must have no limits: all its modules are compulsory");
            return;
        }
        number(faults, at + ".minCredits", rule.minCredits(), 0, MOST_CREDITS);
        number(faults, at + ".maxCredits", rule.maxCredits(), 1, MOST_CREDITS);
        number(faults, at + ".minModules", rule.minModules(), 0, MOST_CHOSEN);
        number(faults, at + ".maxModules", rule.maxModules(), 1, MOST_CHOSEN);
        ordered(faults, at + ".maxCredits", rule.minCredits(), rule.maxCredits());
        ordered(faults, at + ".maxModules", rule.minModules(), rule.maxModules());
        faults.check(
                rule.minCredits() != null
                        || rule.maxCredits() != null
                        || rule.minModules() != null
                        || rule.maxModules() != null,
                at,
                rule.code(),
                "must say how many credits or modules to choose");
    }

    private static void ordered(Faults faults, String at, Integer least, Integer most) {
        faults.check(least == null || most == null || least <= most, at, most, "must not be below the least");
    }

    private static void number(Faults faults, String at, Integer value, int lowest, int highest) {
        if (value != null) {
            faults.between(at, value, lowest, highest);
        }
    }

    private static void size(Faults faults, String at, List<?> list, int most) {
        faults.check(list.size() <= most, at, list.size(), "must hold at most " + most);
    }
}
