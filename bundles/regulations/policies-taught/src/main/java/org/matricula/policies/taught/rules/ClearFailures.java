package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.policies.taught.CompensationFacts;
import org.matricula.policies.taught.CompensationFacts.Candidate;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.rules.CompensationPolicy.Refusal;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/**
 * When a clear failure (F2) may be compensated at all: tests 4 to 6 of section 5.
 *
 * @param levels at these levels only
 * @param minMark from this module mark
 * @param weaknessBelow with no element below this
 */
record ClearFailures(Set<Integer> levels, BigDecimal minMark, BigDecimal weaknessBelow) {

    static ClearFailures of(Parameters block) {
        Parameters group = block.at("ug.f2_levels");
        Set<Integer> levels = group.names().stream()
                .map(position -> AwardLevels.read(group, position))
                .collect(Collectors.toUnmodifiableSet());
        return new ClearFailures(
                levels,
                ParameterValues.percent(block, "ug.f2_min_mark"),
                ParameterValues.percent(block, "ug.f2_weakness_below"));
    }

    Refusal test(CompensationFacts facts, Trail trail) {
        Candidate candidate = facts.candidate();
        boolean level = facts.group() != StudentGroup.PG && levels.contains(candidate.level());
        trail.gap("AMB-T-08");
        trail.add(Rules.F2_LEVELS.finding("F2_NOT_COMPENSATABLE", level, Rule.fact("level", candidate.level())));
        if (!level) {
            return Refusal.last("F2_NOT_COMPENSATABLE");
        }
        boolean mark = candidate.mark() != null && candidate.mark().compareTo(minMark) >= 0;
        trail.add(Rules.F2_MARK.finding("F2_BELOW_20", mark, Rule.fact("mark", candidate.mark())));
        if (!mark) {
            return Refusal.last("F2_BELOW_20");
        }
        BigDecimal lowest = candidate.lowestElement() == null ? candidate.mark() : candidate.lowestElement();
        boolean elements = lowest.compareTo(weaknessBelow) >= 0;
        trail.add(Rules.F2_ELEMENTS.finding("SIGNIFICANT_WEAKNESS", elements, Rule.fact("lowest_element", lowest)));
        return elements ? null : Refusal.last("SIGNIFICANT_WEAKNESS");
    }
}
