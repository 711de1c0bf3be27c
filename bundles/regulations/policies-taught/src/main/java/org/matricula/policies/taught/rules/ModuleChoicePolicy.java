package org.matricula.policies.taught.rules;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.policies.taught.ModuleChoice;
import org.matricula.policies.taught.ModuleChoiceFacts;
import org.matricula.policies.taught.ModuleChoiceFacts.Kept;
import org.matricula.policies.taught.ModuleChoiceFacts.Kind;
import org.matricula.policies.taught.ModuleChoiceFacts.Need;
import org.matricula.policies.taught.ModuleChoiceFacts.Wanted;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Prerequisites, co-requisites, exclusions, holds and the rules of the course for modules that a student would take. */
public final class ModuleChoicePolicy implements Policy<ModuleChoiceFacts, ModuleChoice> {

    private static final String MODULE = "module";
    private static final String ANY_OF = "any_of";

    /** It has no numbers: what a module demands is fixed when the module is validated. */
    public static ModuleChoicePolicy configure(Parameters parameters) {
        return new ModuleChoicePolicy();
    }

    @Override
    public Judgement<ModuleChoice> evaluate(ModuleChoiceFacts facts) {
        Trail trail = new Trail(facts.waivers());
        Set<String> reasons = new LinkedHashSet<>();
        note(
                trail,
                reasons,
                Rules.MODULE_HOLD.finding("HOLD", facts.holds().isEmpty(), Rule.fact("holds", facts.holds())));
        for (Wanted wanted : facts.wanted()) {
            if (wanted.needs() == null) {
                note(trail, reasons, Rules.PREREQUISITE.failed("DEMANDS_UNKNOWN", Rule.fact(MODULE, wanted.code())));
            } else {
                wanted.needs().forEach(need -> note(trail, reasons, finding(wanted.code(), need, facts, trail)));
            }
            passedBefore(wanted, facts, trail, reasons);
            attemptedBefore(wanted, facts, trail, reasons);
        }
        facts.kept().forEach(kept -> stays(kept, facts, trail, reasons));
        if (facts.course() != null && facts.passed() != null) {
            trail.gap("AMB-T-121");
            if (!facts.course().later().isEmpty()) {
                trail.gap("AMB-T-142");
            }
            if (!facts.course().elsewhere().isEmpty()) {
                trail.gap("AMB-T-221");
            }
            new CourseChoice(facts).judge(trail::holds, finding -> note(trail, reasons, finding));
        }
        return trail.judgement(
                new ModuleChoice(reasons.isEmpty(), List.copyOf(reasons)),
                reasons.isEmpty() ? Entitlement.RIGHT : Entitlement.DISCRETION,
                DecidedBy.COURSE_LEADER,
                !reasons.isEmpty());
    }

    // what the choice does not touch may stand wrongly since before, and gets no worse
    private static void stays(Kept kept, ModuleChoiceFacts facts, Trail trail, Set<String> reasons) {
        if (kept.needs() == null) {
            if (!facts.leaving().isEmpty()) {
                note(trail, reasons, Rules.PREREQUISITE.failed("DEMANDS_UNKNOWN", Rule.fact(MODULE, kept.code())));
            }
            return;
        }
        Set<String> added = facts.wanted().stream().map(Wanted::code).collect(Collectors.toSet());
        kept.needs().stream()
                .filter(need -> switch (need.kind()) {
                    case PREREQUISITE -> false;
                    case COREQUISITE -> meets(facts.leaving(), need);
                    case EXCLUDED -> meets(added, need);
                })
                .forEach(need -> {
                    trail.gap("AMB-T-212");
                    note(trail, reasons, finding(kept.code(), need, facts, trail));
                });
    }

    private static void passedBefore(Wanted wanted, ModuleChoiceFacts facts, Trail trail, Set<String> reasons) {
        if (facts.passed() != null) {
            note(
                    trail,
                    reasons,
                    (wanted.repeats() ? Rules.NO_REPEAT_OF_CREDITED : Rules.NO_SECOND_PASS)
                            .finding(
                                    "PASSED_ALREADY",
                                    !facts.passed().contains(wanted.code()),
                                    Rule.fact(MODULE, wanted.code())));
        }
    }

    // a module is taken again as a repeat only, and so never beside or after a first attempt
    private static void attemptedBefore(Wanted wanted, ModuleChoiceFacts facts, Trail trail, Set<String> reasons) {
        if (facts.attempted() != null) {
            boolean attempted = facts.attempted().contains(wanted.code());
            note(
                    trail,
                    reasons,
                    Rules.REPEAT.finding(
                            wanted.repeats() ? "NOT_ATTEMPTED" : "ATTEMPTED_ALREADY",
                            attempted == wanted.repeats(),
                            Rule.fact(MODULE, wanted.code())));
        }
    }

    private static Finding finding(String module, Need need, ModuleChoiceFacts facts, Trail trail) {
        if (need.kind() != Kind.PREREQUISITE) {
            trail.gap("AMB-T-79");
        }
        boolean taken = need.kind() != Kind.PREREQUISITE && meets(facts.taking(), need);
        if (facts.passed() == null && !taken) {
            return Rules.PREREQUISITE.failed(
                    "RESULTS_UNKNOWN", Rule.fact(MODULE, module), Rule.fact(ANY_OF, need.anyOf()));
        }
        boolean met = taken || meets(facts.passed(), need);
        return Rules.PREREQUISITE.finding(
                need.kind().name(),
                met != (need.kind() == Kind.EXCLUDED),
                Rule.fact(MODULE, module),
                Rule.fact(ANY_OF, need.anyOf()));
    }

    private static boolean meets(Collection<String> codes, Need need) {
        return need.anyOf().stream().anyMatch(codes::contains);
    }

    private static void note(Trail trail, Set<String> reasons, Finding finding) {
        if (!trail.holds(finding)) {
            reasons.add(finding.code());
        }
    }
}
