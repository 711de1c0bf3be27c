package org.matricula.policies.taught.rules;

import java.util.List;
import java.util.Set;
import org.matricula.policies.taught.CompensationFacts;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.StudyMode;
import org.matricula.policies.taught.rules.CompensationPolicy.Refusal;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/**
 * What an undergraduate must have passed beside the failure: tests 9 and 11 of section 5.
 *
 * @param fullTime credits of the level, full time
 * @param partTime credits of the level, part time
 * @param minMean of the passed credits, for a clear failure
 * @param bestOnly whether part-timers' mean is that of the best of their credits
 * @param exemptCounts whether exempt credit counts as passed
 */
record RestOfLevel(int fullTime, int partTime, Exact minMean, boolean bestOnly, boolean exemptCounts) {

    static RestOfLevel of(Parameters block) {
        return new RestOfLevel(
                ParameterValues.count(block, "ug.ft_rest_passed"),
                ParameterValues.count(block, "ug.pt_passed"),
                Exact.of(ParameterValues.percent(block, "ug.f2_min_mean")),
                "best_40".equals(ParameterValues.oneOf(block, "ug.pt_mean_over", Set.of("best_40", "all"))),
                block.flag("exempt_counts_as_passed"));
    }

    Refusal test(CompensationFacts facts, Trail trail) {
        boolean clear = facts.candidate().grade() == Grade.F2;
        boolean full = facts.mode() == StudyMode.FT;
        int needed = full ? fullTime : partTime;
        List<ModuleFact> passed = facts.others().stream()
                .filter(module -> module.level() == facts.candidate().level() && isPassed(module, exemptCounts))
                .toList();
        int credits = credits(passed);
        noteExempt(passed, trail);
        boolean enough = credits >= needed;
        trail.gap("AMB-T-26");
        trail.add(Rules.REST_PASSED_UG.finding(
                "REST_NOT_PASSED", enough, Rule.fact("credits_passed", credits), Rule.fact("needed", needed)));
        if (!enough) {
            return new Refusal("REST_NOT_PASSED", full && !clear);
        }
        return clear ? mean(passed, full, needed, trail) : null;
    }

    private Refusal mean(List<ModuleFact> passed, boolean full, int needed, Trail trail) {
        MarkedCredits marked = MarkedCredits.of(passed);
        if (marked.total() < needed) {
            trail.gap("AMB-T-25").review();
        }
        if (!full && bestOnly && marked.total() > needed) {
            trail.gap("AMB-T-24");
            marked = marked.best(needed, true);
        }
        Exact mean = marked.mean();
        boolean enough = mean != null && mean.atLeast(minMean);
        trail.add(Rules.F2_MEAN.calculated(
                "AVERAGE_BELOW_50",
                enough,
                mean == null ? List.of() : List.of(Rule.step("mean", marked, mean)),
                Rule.fact("needed", minMean)));
        return enough ? null : Refusal.last("AVERAGE_BELOW_50");
    }

    static boolean isPassed(ModuleFact module, boolean exemptCounts) {
        return module.status() == ModuleStatus.PASS && !module.provisional()
                || exemptCounts && module.status() == ModuleStatus.EXEMPT;
    }

    static int credits(List<ModuleFact> modules) {
        return modules.stream().mapToInt(ModuleFact::credits).sum();
    }

    static void noteExempt(List<ModuleFact> passed, Trail trail) {
        if (passed.stream().anyMatch(module -> module.status() == ModuleStatus.EXEMPT)) {
            trail.gap("AMB-T-25");
        }
    }
}
