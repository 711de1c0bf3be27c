package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumCheck.Result;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;

/** Whether the credits of a structure add up: stages to the award, modules to each stage on every route. */
final class StructureSums {

    private static final String STRUCTURE = "structure";
    private static final String INTEGRATED = "INTEGRATED_MASTERS";

    private StructureSums() {}

    /** What is found; nothing where all adds up. */
    static List<CurriculumCheck> checks(
            String subject, ProgrammeStructure structure, Award award, Map<String, Module> modules) {
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
            found.add(new CurriculumCheck(
                    subject,
                    STRUCTURE,
                    Result.DISCRETION,
                    "CREDITS_BELOW_AWARD",
                    null,
                    "Its stages have " + sum + " credits of the " + award.credits() + " that the award " + award.code()
                            + " takes; the others have to come from elsewhere.",
                    null));
        }
        for (Route route : structure.routes()) {
            features(subject + ", route " + route.code(), structure, route, award, found);
            for (Stage stage : structure.stages()) {
                stage(subject + ", route " + route.code() + ", stage " + stage.code(), structure, route, stage, modules)
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

    // a stage without rules is left to later; one with rules has to be fillable exactly
    private static Optional<CurriculumCheck> stage(
            String subject, ProgrammeStructure structure, Route route, Stage stage, Map<String, Module> modules) {
        List<ModuleRule> rules = structure.rules().stream()
                .filter(rule -> rule.stage().equals(stage.code()))
                .filter(rule -> rule.route() == null || rule.route().equals(route.code()))
                .toList();
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        int least = 0;
        int most = 0;
        for (ModuleRule rule : rules) {
            List<Integer> credits = rule.modules().stream()
                    .map(code -> modules.get(code).credits())
                    .sorted()
                    .toList();
            least += least(rule, credits);
            most += most(rule, credits);
        }
        if (least <= stage.credits() && stage.credits() <= most) {
            return Optional.empty();
        }
        return Optional.of(refused(
                subject,
                "RULES_DO_NOT_ADD_UP",
                "Its rules give " + least + " to " + most + " credits and the stage has " + stage.credits() + "."));
    }

    private static int least(ModuleRule rule, List<Integer> ascending) {
        if (rule.kind() == ModuleRule.Kind.CORE) {
            return sum(ascending);
        }
        int byModules = rule.minModules() == null
                ? 0
                : sum(ascending.subList(0, Math.min(rule.minModules(), ascending.size())));
        return Math.max(byModules, rule.minCredits() == null ? 0 : rule.minCredits());
    }

    private static int most(ModuleRule rule, List<Integer> ascending) {
        if (rule.kind() == ModuleRule.Kind.CORE) {
            return sum(ascending);
        }
        List<Integer> descending =
                ascending.stream().sorted(Comparator.reverseOrder()).toList();
        int byModules = rule.maxModules() == null
                ? sum(ascending)
                : sum(descending.subList(0, Math.min(rule.maxModules(), descending.size())));
        return Math.min(byModules, rule.maxCredits() == null ? byModules : rule.maxCredits());
    }

    private static int sum(List<Integer> credits) {
        return credits.stream().mapToInt(Integer::intValue).sum();
    }

    private static CurriculumCheck refused(String subject, String code, String wording) {
        return new CurriculumCheck(subject, STRUCTURE, Result.REFUSED, code, null, wording, null);
    }
}
