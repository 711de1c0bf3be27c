package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.pack.PackCase;

/** A finding says of itself whether its rule is met: it must not contradict the outcome that rests on it. */
public class ReasonsTest {

    @Test
    public void whatARulingGivesAsItsReasonIsNoRuleThatIsMet() {
        List<String> contradictions = new ArrayList<>();
        for (PackCase one : Usw.PACK.cases()) {
            if (one.expect().containsKey("refusal")) {
                continue;
            }
            Judgement<Map<String, Object>> judgement = Usw.PACK.tryOut(one.policy(), one.given(), one.override());
            List<?> reasons = reasons(judgement.outcome());
            Set<String> failed = judgement.findings().stream()
                    .filter(finding -> !finding.satisfied())
                    .map(Finding::code)
                    .collect(Collectors.toSet());
            for (Finding finding : judgement.findings()) {
                // of several findings under one code one that fails is reason enough
                if (finding.satisfied() && reasons.contains(finding.code()) && !failed.contains(finding.code())) {
                    contradictions.add(one.id() + " " + finding);
                }
            }
        }
        assertEquals(List.of(), contradictions);
    }

    private static List<?> reasons(Map<String, Object> outcome) {
        if (outcome.get("reason") != null) {
            return List.of(outcome.get("reason"));
        }
        return outcome.get("unmet") instanceof List<?> unmet
                ? unmet
                : outcome.get("reasons") instanceof List<?> reasons ? reasons : List.of();
    }
}
