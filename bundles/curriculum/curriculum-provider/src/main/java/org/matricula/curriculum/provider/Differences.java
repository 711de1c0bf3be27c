package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.CurriculumDifference.Change;
import org.matricula.curriculum.api.CurriculumDifference.Effect;
import org.matricula.curriculum.api.CurriculumDifference.Kind;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;

/** Compares what counts in two sessions, and says what the difference means for students who are there. */
final class Differences {

    private static final String CORE = ModuleRule.Kind.CORE.name();

    private final List<Change> changes = new ArrayList<>();

    /** What was found so far. */
    List<Change> changes() {
        return changes;
    }

    /** Compares two structures. */
    void structures(ProgrammeStructure before, ProgrammeStructure after) {
        each(before.stages(), after.stages(), Stage::code, this::stage);
        order(codes(before.stages()), codes(after.stages()));
        each(before.routes(), after.routes(), Route::code, this::route);
        each(before.rules(), after.rules(), ModuleRule::code, this::rule);
        each(before.departures(), after.departures(), Departures::named, this::departure);
    }

    private void departure(Departure before, Departure after) {
        if (!Objects.equals(before, after)) {
            Departure one = before == null ? after : before;
            add(
                    Departures.named(one),
                    before == null ? null : Departures.cited(before),
                    after == null ? null : Departures.cited(after),
                    Effect.NONE,
                    "The regulations are departed from as a committee approved.",
                    false);
        }
    }

    /** Compares titles; null where there was or is no version. */
    void titles(String before, String after) {
        if (before != null && after != null && !before.equals(after)) {
            add("title", before, after, Effect.NONE, "Documents bear the title of the session of the award.", false);
        }
    }

    /** Compares what a module demands, each demand written out. */
    void demands(String module, List<String> before, List<String> after) {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(after);
        for (String demand : all) {
            if (!before.contains(demand)) {
                add(
                        "module " + module + " demands",
                        null,
                        demand,
                        Effect.MORE_DEMANDED,
                        "Who has not met it cannot take " + module + " from then on without a waiver.",
                        false);
            } else if (!after.contains(demand)) {
                add(
                        "module " + module + " demands",
                        demand,
                        null,
                        Effect.LESS_DEMANDED,
                        module + " is open to students without it.",
                        false);
            }
        }
    }

    /** Compares what a module teaches. */
    void outcomes(String module, List<LearningOutcome> before, List<LearningOutcome> after) {
        each(before, after, LearningOutcome::code, (was, is) -> {
            if (was != null && was.equals(is)) {
                return;
            }
            boolean had = was != null && was.mustPass();
            boolean has = is != null && is.mustPass();
            boolean elsewhere = had && has && !Set.copyOf(was.assessedBy()).equals(Set.copyOf(is.assessedBy()));
            boolean more = has && (!had || elsewhere && !was.assessedBy().containsAll(is.assessedBy()));
            boolean less = had && !more && (!has || elsewhere);
            Effect effect = more ? Effect.MORE_DEMANDED : less ? Effect.LESS_DEMANDED : Effect.NONE;
            String meaning = more
                    ? "It has to be passed by itself"
                            + (elsewhere ? " in other assessments" : "")
                            + "; a first attempt under the earlier rule is reassessed under the current one."
                    : less
                            ? "It need not be passed by itself"
                                    + (elsewhere ? " in as many assessments" : "")
                                    + " any more."
                            : "Teaching changes; no result does.";
            String code = (was == null ? is : was).code();
            add("outcome " + code + " of module " + module, shown(was), shown(is), effect, meaning, more || less);
        });
    }

    /** Compares whether a module is offered. */
    void offer(String module, boolean before, boolean after) {
        if (before != after) {
            add(
                    "module " + module,
                    before ? "offered" : null,
                    after ? "offered" : null,
                    after ? Effect.MORE_CHOICE : Effect.LESS_CHOICE,
                    after
                            ? "It runs again."
                            : "It does not run any more; who has it still to pass takes what stands in its place.",
                    !after);
        }
    }

    /** Compares what attendance a module requires; null for none. */
    void attendance(String module, String before, String after) {
        if (!Objects.equals(before, after)) {
            add(
                    "attendance of module " + module,
                    before,
                    after,
                    after == null ? Effect.LESS_DEMANDED : Effect.MORE_DEMANDED,
                    after == null
                            ? "No attendance is required any more."
                            : "Students on " + module + " are held to it from then on, and have to be told.",
                    false);
        }
    }

    /** Compares the outlines of two runs of a module with their assessment patterns; deadlines are no part of them. */
    void patterns(Occurrence before, Occurrence after) {
        String said = shown(before.outline());
        String says = shown(after.outline());
        if (!said.equals(says)) {
            add(
                    "outline of module " + after.moduleCode() + ", " + after.period(),
                    said,
                    says,
                    Effect.NONE,
                    "Each run is assessed by its own outline.",
                    true);
        }
        each(before.elements(), after.elements(), Element::code, (was, is) -> {
            String earlier = shown(was);
            String later = shown(is);
            if (Objects.equals(earlier, later)) {
                return;
            }
            boolean more = is != null && is.mustPass() && (was == null || !was.mustPass());
            boolean less = was != null && was.mustPass() && (is == null || !is.mustPass());
            add(
                    "assessment " + (was == null ? is : was).code() + " of module " + after.moduleCode() + ", "
                            + after.period(),
                    earlier,
                    later,
                    more ? Effect.MORE_DEMANDED : less ? Effect.LESS_DEMANDED : Effect.NONE,
                    "Marks of the earlier pattern stay; who takes the module again is assessed under the later.",
                    true);
        });
    }

    private static String shown(Outline outline) {
        if (outline == null) {
            return Outline.Grading.MARKS.name();
        }
        Outline.LatePenalty late = outline.latePenalty();
        return outline.grading()
                + (outline.school() == null ? "" : ", school " + outline.school())
                + (late == null
                        ? ""
                        : ", late work loses " + late.marksPerDay() + " for each " + late.days() + " day"
                                + (late.noMarksAfterDays() == null
                                        ? ""
                                        : ", and earns none after " + late.noMarksAfterDays()));
    }

    private static String shown(Element element) {
        return element == null
                ? null
                : element.type() + ", " + element.kind() + ", " + element.weight() + " %"
                        + (element.parent() == null ? "" : " of " + element.parent())
                        + (element.minimum() == null ? "" : ", at least " + element.minimum())
                        + (element.mustPass() ? " (must be passed)" : "");
    }

    private static String shown(LearningOutcome outcome) {
        return outcome == null
                ? null
                : outcome.wording()
                        + (outcome.mustPass() ? " (must be passed)" : "")
                        + (outcome.assessedBy().isEmpty()
                                ? ""
                                : ", assessed by " + String.join(", ", outcome.assessedBy()));
    }

    private void order(List<String> before, List<String> after) {
        if (!both(before, after).equals(both(after, before))) {
            add(
                    "order of stages",
                    String.join(", ", before),
                    String.join(", ", after),
                    Effect.CREDIT_DIFFERS,
                    "Students between the first and the last of them take what they have not had yet in another order.",
                    true);
        }
    }

    private static List<String> both(List<String> some, List<String> others) {
        return some.stream().filter(others::contains).toList();
    }

    private static List<String> codes(List<Stage> stages) {
        return stages.stream().map(Stage::code).toList();
    }

    private void stage(Stage before, Stage after) {
        String subject = "stage " + (before == null ? after : before).code();
        if (before == null) {
            add(
                    subject,
                    null,
                    shown(after),
                    Effect.MORE_DEMANDED,
                    "Students who have not reached it take it too.",
                    true);
        } else if (after == null) {
            add(
                    subject,
                    shown(before),
                    null,
                    Effect.CREDIT_DIFFERS,
                    "Credit of this stage has to find its place in another.",
                    true);
        } else if (!before.equals(after)) {
            boolean credit = before.credits() != after.credits() || before.level() != after.level();
            add(
                    subject,
                    shown(before),
                    shown(after),
                    credit ? Effect.CREDIT_DIFFERS : Effect.NONE,
                    credit
                            ? "Students between its beginning and its end need their credit looked at one by one."
                            : "What students have done counts as before.",
                    credit);
        }
    }

    private static String shown(Stage stage) {
        return stage.title() + ", " + stage.kind() + ", level " + stage.level() + ", " + stage.credits() + " credits"
                + (stage.weeks() == null ? "" : ", " + stage.weeks() + " weeks")
                + (stage.hours() == null ? "" : ", " + stage.hours() + " hours");
    }

    private void route(Route before, Route after) {
        String subject = "route " + (before == null ? after : before).code();
        if (before == null) {
            add(subject, null, shown(after), Effect.MORE_CHOICE, "Students may ask to transfer to it.", false);
        } else if (after == null) {
            add(
                    subject,
                    shown(before),
                    null,
                    Effect.ROUTE_CLOSED,
                    "Students on it are taught out, or move to another route with their consent.",
                    true);
        } else if (!before.equals(after)) {
            add(
                    subject,
                    shown(before),
                    shown(after),
                    Effect.NONE,
                    "Students on it go on under what it is now.",
                    !studied(before).equals(studied(after)));
        }
    }

    // what students were promised of their studies: more than title and faculty
    private static List<Object> studied(Route route) {
        return Arrays.asList(
                route.kind(),
                route.mode(),
                route.delivery(),
                route.distance(),
                Set.copyOf(route.features()),
                route.years(),
                route.selfBuilt(),
                route.subjects().stream()
                        .map(one -> Arrays.asList(
                                one.name(),
                                one.area(),
                                one.role(),
                                one.creditsLevel5(),
                                one.creditsLevel6(),
                                one.dissertation()))
                        .toList(),
                route.placementSubject());
    }

    private static String shown(Route route) {
        List<String> words = new ArrayList<>();
        words.add(route.title());
        words.add(route.kind().name());
        words.add(route.mode().name());
        words.add(route.delivery().name());
        if (route.distance()) {
            words.add("DISTANCE");
        }
        route.features().forEach(feature -> words.add(feature.name()));
        if (route.years() != null) {
            words.add(route.years().stripTrailingZeros().toPlainString() + " years");
        }
        if (route.selfBuilt()) {
            words.add("SELF_BUILT");
        }
        if (route.faculty() != null) {
            words.add("faculty " + route.faculty());
        }
        if (!route.subjects().isEmpty()) {
            words.add(route.subjects().stream().map(Differences::shown).collect(Collectors.joining("; ")));
        }
        if (route.placementSubject() != null) {
            words.add("placement in " + route.placementSubject());
        }
        return String.join(", ", words);
    }

    private static String shown(RouteSubject subject) {
        return subject.name() + " " + subject.role() + " of " + subject.area() + ", credits " + subject.creditsLevel5()
                + "/" + subject.creditsLevel6() + ", dissertation " + subject.dissertation()
                + (subject.faculty() == null ? "" : ", faculty " + subject.faculty());
    }

    private void rule(ModuleRule before, ModuleRule after) {
        ModuleRule one = before == null ? after : before;
        String subject = "rule " + one.code() + " of stage " + one.stage();
        String was = shown(before);
        String is = shown(after);
        if (!Objects.equals(was, is)) {
            add(
                    subject,
                    was,
                    is,
                    Effect.CREDIT_DIFFERS,
                    "Choices that students have made have to be looked at again.",
                    true);
        }
        Set<String> modules = new TreeSet<>(modules(before));
        modules.addAll(modules(after));
        for (String module : modules) {
            String earlier = modules(before).contains(module) ? before.kind().name() : null;
            String later = modules(after).contains(module) ? after.kind().name() : null;
            if (!Objects.equals(earlier, later)) {
                module("module " + module + " in " + subject, earlier, later);
            }
        }
    }

    private static List<String> modules(ModuleRule rule) {
        return rule == null ? List.of() : rule.modules();
    }

    private void module(String subject, String before, String after) {
        boolean core = CORE.equals(before) || CORE.equals(after);
        if (CORE.equals(after)) {
            add(
                    subject,
                    before,
                    after,
                    Effect.MORE_DEMANDED,
                    "Students who have not completed the stage take it; others keep their credit.",
                    core);
        } else if (after != null) {
            add(
                    subject,
                    before,
                    after,
                    core ? Effect.LESS_DEMANDED : Effect.MORE_CHOICE,
                    core ? "Students need not take it any more; they may choose it." : "Students may choose it.",
                    core);
        } else {
            add(
                    subject,
                    before,
                    null,
                    core ? Effect.LESS_DEMANDED : Effect.LESS_CHOICE,
                    core
                            ? "Who has passed it keeps the credit; who has failed it retrieves it while it runs, or takes"
                                    + " another."
                            : "Who has chosen it for a later stage chooses again; credit already earned is kept.",
                    core);
        }
    }

    private static String limits(ModuleRule rule) {
        return rule.kind() == ModuleRule.Kind.CORE
                ? "all"
                : "credits " + rule.minCredits() + " to " + rule.maxCredits() + ", modules " + rule.minModules()
                        + " to " + rule.maxModules();
    }

    private static String shown(ModuleRule rule) {
        return rule == null
                ? null
                : rule.kind() + " of stage " + rule.stage() + (rule.route() == null ? "" : ", route " + rule.route())
                        + ", " + limits(rule);
    }

    private void add(String subject, String before, String after, Effect effect, String meaning, boolean consultation) {
        Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
        changes.add(new Change(subject, kind, before, after, effect, meaning, consultation));
    }

    /** Takes two parts with the same key, of which one may be missing. */
    @FunctionalInterface
    private interface Pair<T> {
        void take(T before, T after);
    }

    private static <T> void each(List<T> before, List<T> after, Function<T, String> key, Pair<T> pair) {
        Map<String, T> was = keyed(before, key);
        Map<String, T> is = keyed(after, key);
        Set<String> keys = new LinkedHashSet<>(was.keySet());
        keys.addAll(is.keySet());
        keys.forEach(one -> pair.take(was.get(one), is.get(one)));
    }

    private static <T> Map<String, T> keyed(List<T> list, Function<T, String> key) {
        Map<String, T> keyed = new LinkedHashMap<>();
        list.forEach(one -> keyed.put(key.apply(one), one));
        return keyed;
    }
}
