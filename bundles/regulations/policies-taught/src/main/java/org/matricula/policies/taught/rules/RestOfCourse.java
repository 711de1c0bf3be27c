package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.List;
import org.matricula.policies.taught.CompensationFacts;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.StudyMode;
import org.matricula.policies.taught.rules.CompensationPolicy.Refusal;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/**
 * What a postgraduate must have passed beside the failure: tests 9 and 10 of section 5.
 *
 * @param fullTime credits of the course, full time
 * @param mark some of them at this mark or above
 * @param atMark how many credits at that mark
 * @param certificate credits at that mark for a postgraduate certificate
 * @param exemptCounts whether exempt credit counts as passed
 */
record RestOfCourse(int fullTime, BigDecimal mark, int atMark, int certificate, boolean exemptCounts) {

    private static final String CERTIFICATE = "PGCERT";

    static RestOfCourse of(Parameters block) {
        return new RestOfCourse(
                ParameterValues.count(block, "pg.ft_passed"),
                ParameterValues.percent(block, "pg.at_or_above"),
                ParameterValues.count(block, "pg.credits_at_or_above"),
                ParameterValues.count(block, "pg.pgcert_credits"),
                block.flag("exempt_counts_as_passed"));
    }

    Refusal test(CompensationFacts facts, Trail trail) {
        int neededAt = CERTIFICATE.equals(facts.courseAward()) ? certificate : atMark;
        boolean whole = facts.mode() == StudyMode.FT && !CERTIFICATE.equals(facts.courseAward());
        int needed = whole ? fullTime : neededAt;
        List<ModuleFact> passed = facts.others().stream()
                .filter(module -> RestOfLevel.isPassed(module, exemptCounts))
                .toList();
        RestOfLevel.noteExempt(passed, trail);
        int credits = RestOfLevel.credits(passed);
        boolean enough = credits >= needed;
        trail.add(Rules.REST_PASSED_PG.finding(
                "REST_NOT_PASSED", enough, Rule.fact("credits_passed", credits), Rule.fact("needed", needed)));
        if (!enough) {
            return new Refusal("REST_NOT_PASSED", true);
        }
        int high = RestOfLevel.credits(passed.stream().filter(this::isAtMark).toList());
        boolean enoughHigh = high >= neededAt;
        trail.add(Rules.CREDITS_AT.finding(
                "CREDITS_AT_50",
                enoughHigh,
                Rule.fact("credits_at_or_above", high),
                Rule.fact("mark", mark),
                Rule.fact("needed", neededAt)));
        return enoughHigh ? null : new Refusal("CREDITS_AT_50", true);
    }

    private boolean isAtMark(ModuleFact module) {
        return module.mark() != null && module.mark().compareTo(mark) >= 0;
    }
}
