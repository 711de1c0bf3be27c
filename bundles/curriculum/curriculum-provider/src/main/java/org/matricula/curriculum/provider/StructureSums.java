package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumCheck.Result;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;
import org.matricula.kernel.api.Faults;

/** Whether a structure adds up: stages to the award, by credits and levels, and modules to each stage on every route. */
final class StructureSums {

    private static final String STRUCTURE = "structure";
    private static final String INTEGRATED = "INTEGRATED_MASTERS";

    private StructureSums() {}

    /** What is found; nothing where all adds up. */
    static List<CurriculumCheck> checks(
            String subject,
            String title,
            ProgrammeStructure structure,
            Programme programme,
            Award award,
            Map<String, Module> modules) {
        List<CurriculumCheck> found = new ArrayList<>();
        if (structure.stages().isEmpty()) {
            found.add(refused(subject, "NO_STAGES", "A version has at least one stage."));
        }
        if (structure.routes().isEmpty()) {
            found.add(refused(subject, "NO_ROUTES", "A version has at least one route."));
        }
        int sum = structure.stages().stream()
                .filter(stage -> stage.kind() != Stage.Kind.FOUNDATION && stage.kind() != Stage.Kind.PLACEMENT)
                .mapToInt(Stage::credits)
                .sum();
        if (award.credits() > 0 && sum > award.credits()) {
            found.add(refused(
                    subject,
                    "CREDITS_ABOVE_AWARD",
                    "Its stages have " + sum + " credits and the award " + award.code() + " takes " + award.credits()
                            + "."));
        } else if (sum < award.credits()) {
            found.add(discretion(
                    subject,
                    "CREDITS_BELOW_AWARD",
                    "Its stages have " + sum + " credits of the " + award.credits() + " that the award " + award.code()
                            + " takes; the others have to come from elsewhere."));
        }
        levels(subject, structure, programme, award, found);
        if (structure.routes().size() == 1 && !structure.routes().get(0).title().equals(title)) {
            found.add(discretion(
                    subject,
                    "ROUTE_TITLE_DIFFERS",
                    "Documents bear the title of its only route, '"
                            + structure.routes().get(0).title() + "', not '" + title + "'."));
        }
        for (Route route : structure.routes()) {
            String where = subject + ", route " + route.code();
            features(where, structure, route, award, found);
            modules(where, structure, route, modules, found);
            for (Stage stage : structure.stages()) {
                stage(where + ", stage " + stage.code(), new StageChoice(structure, route, stage, modules), stage)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static void features(
            String subject, ProgrammeStructure structure, Route route, Award award, List<CurriculumCheck> found) {
        if (route.features().contains(Route.Feature.SANDWICH) && !has(structure, Stage.Kind.PLACEMENT)) {
            found.add(refused(subject, "NO_PLACEMENT", "A sandwich route needs a placement stage."));
        }
        if (route.features().contains(Route.Feature.FOUNDATION_YEAR) && !has(structure, Stage.Kind.FOUNDATION)) {
            found.add(refused(subject, "NO_FOUNDATION", "A route with a foundation year needs a foundation stage."));
        }
        if (route.features().contains(Route.Feature.INTEGRATED_MASTERS)) {
            if (!INTEGRATED.equals(award.family())) {
                found.add(refused(
                        subject, "AWARD_NOT_INTEGRATED", "The award " + award.code() + " is no integrated master's."));
            } else if (structure.stages().stream().noneMatch(stage -> stage.level() == award.level())) {
                found.add(refused(
                        subject,
                        "LEVEL_NOT_REACHED",
                        "An integrated master's has a stage at level " + award.level() + "."));
            }
        }
        if (route.features().contains(Route.Feature.ACCELERATED) && route.years() == null) {
            found.add(refused(subject, "NO_LENGTH", "An accelerated route says how many years it takes."));
        }
    }

    private static boolean has(ProgrammeStructure structure, Stage.Kind kind) {
        return structure.stages().stream().anyMatch(stage -> stage.kind() == kind);
    }

    private static Optional<CurriculumCheck> stage(String subject, StageChoice choice, Stage stage) {
        if (choice.addsUp()) {
            return Optional.empty();
        }
        BitSet sums = choice.sums();
        String reached = sums.isEmpty()
                ? "Its rules cannot be met with the "
                : "Its rules can be met with " + sums.toString().replaceAll("[{}]", "") + " credits, not with the ";
        return Optional.of(
                refused(subject, "RULES_DO_NOT_ADD_UP", reached + stage.credits() + " credits of the stage."));
    }

    private static void modules(
            String subject,
            ProgrammeStructure structure,
            Route route,
            Map<String, Module> modules,
            List<CurriculumCheck> found) {
        List<ModuleRule> rules = StageChoice.onRoute(structure, route);
        Set<String> once = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        StageChoice.core(rules).stream().filter(code -> !once.add(code)).forEach(twice::add);
        twice.forEach(code -> found.add(
                refused(subject + ", module " + code, "CORE_TWICE", "Everybody would have to take it twice.")));
        for (Stage stage : structure.stages()) {
            List<String> other =
                    StageChoice.core(rules.stream()
                                    .filter(rule -> rule.stage().equals(stage.code()))
                                    .toList())
                            .stream()
                            .filter(code -> modules.get(code).level() != stage.level())
                            .sorted()
                            .toList();
            if (!other.isEmpty()) {
                found.add(discretion(
                        subject + ", stage " + stage.code(),
                        "LEVEL_DIFFERS",
                        "It is at level " + stage.level() + ", and core modules are not: " + String.join(", ", other)
                                + "."));
            }
        }
    }

    // the levels of a programme and those of its award and stages tell the same story
    private static void levels(
            String subject,
            ProgrammeStructure structure,
            Programme programme,
            Award award,
            List<CurriculumCheck> found) {
        String levels = "levels " + programme.firstLevel() + " to " + programme.finalLevel();
        Faults contradictions = Rules.coherent(new Faults(), programme);
        if (!contradictions.isEmpty()) {
            found.add(refused(
                    subject, "PROGRAMME_CONTRADICTS", contradictions.problem().detail()));
        }
        if (programme.finalLevel() < award.level() || programme.firstLevel() > award.level()) {
            found.add(refused(
                    subject,
                    "AWARD_LEVEL_DIFFERS",
                    "The award " + award.code() + " is at level " + award.level() + " and the programme has " + levels
                            + "."));
        } else if (programme.finalLevel() > award.level()) {
            found.add(discretion(
                    subject,
                    "ABOVE_AWARD_LEVEL",
                    "The programme has " + levels + " and the award " + award.code() + " is at level " + award.level()
                            + "."));
        }
        Stage before = null;
        for (Stage stage : structure.stages()) {
            if (stage.kind() == Stage.Kind.PLACEMENT && stage.level() >= programme.finalLevel()) {
                found.add(discretion(
                        subject + ", stage " + stage.code(),
                        "PLACEMENT_AT_END",
                        "It is at the final level " + programme.finalLevel()
                                + ", from which boards decide on the award:" + " no decision leads into it."));
            }
            if (stage.kind() == Stage.Kind.FOUNDATION || stage.kind() == Stage.Kind.PLACEMENT) {
                continue;
            }
            String where = subject + ", stage " + stage.code();
            if (stage.level() < programme.firstLevel() || stage.level() > programme.finalLevel()) {
                found.add(refused(
                        where,
                        "LEVEL_OUTSIDE",
                        "It is at level " + stage.level() + " and the programme has " + levels + "."));
            }
            if (before != null && stage.level() < before.level()) {
                found.add(refused(
                        where,
                        "LEVEL_FALLS",
                        "It is at level " + stage.level() + ", after stage " + before.code() + " at level "
                                + before.level() + "."));
            }
            before = stage;
        }
    }

    private static CurriculumCheck discretion(String subject, String code, String wording) {
        return new CurriculumCheck(subject, STRUCTURE, Result.DISCRETION, code, null, wording, null);
    }

    private static CurriculumCheck refused(String subject, String code, String wording) {
        return new CurriculumCheck(subject, STRUCTURE, Result.REFUSED, code, null, wording, null);
    }
}
