package org.matricula.policies.taught.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.matricula.policies.taught.ModuleChoiceFacts;
import org.matricula.policies.taught.ModuleChoiceFacts.Course;
import org.matricula.policies.taught.ModuleChoiceFacts.Group;
import org.matricula.policies.taught.ModuleChoiceFacts.Wanted;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.kit.ruling.Rule;

/**
 * A choice of modules against what the course specifies (L777). Who has not finished choosing may still miss modules of
 * the course; what is refused is a choice after which they have no room left, or that gives a core module up (AMB-T-121).
 */
final class CourseChoice {

    private final ModuleChoiceFacts facts;
    private final Course course;
    private final Set<String> had = new HashSet<>();
    private final Set<String> having;
    private final Set<String> took;

    CourseChoice(ModuleChoiceFacts facts) {
        this.facts = facts;
        this.course = facts.course();
        this.having = new HashSet<>(facts.taking());
        having.addAll(facts.passed());
        had.addAll(having);
        facts.wanted().stream()
                .map(Wanted::code)
                .filter(code -> !facts.passed().contains(code))
                .forEach(had::remove);
        had.addAll(facts.leaving());
        this.took = new HashSet<>(facts.taking());
        facts.wanted().forEach(wanted -> took.remove(wanted.code()));
        took.addAll(facts.leaving());
    }

    /**
     * @param outstanding takes what is still to be chosen
     * @param refused takes what was asked, met or not
     */
    void judge(Consumer<Finding> outstanding, Consumer<Finding> refused) {
        facts.wanted().stream()
                .filter(wanted -> !wanted.repeats())
                .forEach(wanted -> refused.accept(ProcedureRules.SPECIFIED_MODULES.finding(
                        "NOT_ON_COURSE",
                        course.modules().contains(wanted.code()),
                        Rule.fact("module", wanted.code()))));
        facts.wanted().stream()
                .filter(wanted -> !wanted.repeats())
                .forEach(wanted -> refused.accept(ProcedureRules.SPECIFIED_MODULES.finding(
                        "OTHER_STAGE",
                        !course.elsewhere().contains(wanted.code()),
                        Rule.fact("module", wanted.code()))));
        facts.wanted()
                .forEach(wanted -> outstanding.accept(ProcedureRules.SPECIFIED_MODULES.finding(
                        "LATER_LEVEL",
                        !course.later().containsKey(wanted.code()),
                        Rule.fact("module", wanted.code()))));
        boolean noRoom = shortage(having) > Math.max(0, shortage(had))
                || crowded(facts.taking(), having) > Math.max(0, crowded(took, had));
        for (Group group : course.groups()) {
            List<String> missing = missing(group);
            boolean givenUp = group.core() && facts.leaving().stream().anyMatch(missing::contains);
            boolean complete = group.core() ? missing.isEmpty() : needed(group, having) == 0;
            boolean leftOut = noRoom || givenUp;
            Finding finding = ProcedureRules.SPECIFIED_MODULES.finding(
                    group.core()
                            ? leftOut ? "CORE_LEFT_OUT" : "CORE_OUTSTANDING"
                            : leftOut ? "OPTIONS_LEFT_OUT" : "OPTIONS_OUTSTANDING",
                    complete,
                    Rule.fact("group", group.code()),
                    Rule.fact(group.core() ? "missing" : "to_choose_from", missing));
            (complete || leftOut ? refused : outstanding).accept(finding);
            if (!group.core()) {
                refused.accept(exceeded(group));
            }
        }
    }

    private Finding exceeded(Group group) {
        int credits = credits(group, having);
        int modules = count(group, having);
        boolean adds =
                facts.wanted().stream().anyMatch(wanted -> group.modules().containsKey(wanted.code()));
        boolean within = (group.maxCredits() == null || credits <= group.maxCredits())
                && (group.maxModules() == null || modules <= group.maxModules());
        return ProcedureRules.SPECIFIED_MODULES.finding(
                "OPTIONS_EXCEEDED",
                within || !adds,
                Rule.fact("group", group.code()),
                Rule.fact("credits", credits),
                Rule.fact("max_credits", group.maxCredits() == null ? "any" : group.maxCredits()),
                Rule.fact("modules", modules),
                Rule.fact("max_modules", group.maxModules() == null ? "any" : group.maxModules()));
    }

    /** By how many credits what is still needed is more than the level has room for. */
    private int shortage(Collection<String> have) {
        Map<String, Integer> all = new HashMap<>();
        course.groups().forEach(group -> all.putAll(group.modules()));
        int used = have.stream().mapToInt(code -> all.getOrDefault(code, 0)).sum();
        int needed =
                course.groups().stream().mapToInt(group -> needed(group, have)).sum();
        return used + needed - course.credits();
    }

    /** By how many credits modules of later levels take the room, in the year, of what is still needed. */
    private int crowded(Collection<String> takes, Collection<String> have) {
        int later = credits(course.later(), takes);
        if (later == 0) {
            return 0;
        }
        int level = course.groups().stream()
                .mapToInt(group -> credits(group, takes) + needed(group, have))
                .sum();
        return later + level - course.credits();
    }

    /** The credits that a group still takes at least. */
    private static int needed(Group group, Collection<String> have) {
        List<Integer> left = group.modules().entrySet().stream()
                .filter(module -> !have.contains(module.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (group.core()) {
            return left.stream().mapToInt(Integer::intValue).sum();
        }
        int byCredits = group.minCredits() == null ? 0 : group.minCredits() - credits(group, have);
        int modules = group.minModules() == null ? 0 : Math.max(0, group.minModules() - count(group, have));
        int byModules = left.stream().limit(modules).mapToInt(Integer::intValue).sum();
        return Math.max(0, Math.max(byCredits, byModules));
    }

    private List<String> missing(Group group) {
        return group.modules().keySet().stream()
                .filter(code -> !having.contains(code))
                .sorted()
                .toList();
    }

    private static int credits(Group group, Collection<String> have) {
        return credits(group.modules(), have);
    }

    private static int credits(Map<String, Integer> modules, Collection<String> have) {
        return modules.entrySet().stream()
                .filter(module -> have.contains(module.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static int count(Group group, Collection<String> have) {
        return Math.toIntExact(
                group.modules().keySet().stream().filter(have::contains).count());
    }
}
