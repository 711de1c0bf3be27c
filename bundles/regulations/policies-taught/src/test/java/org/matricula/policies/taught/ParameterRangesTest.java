package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.kit.parameters.ParameterTree;

/** A pack with a slip of the pen in a number is refused when it is loaded, and not found out on board day. */
public class ParameterRangesTest {

    private static final ParameterTree NUMBERS =
            ParameterTree.of(Usw.PACK.parameters().tree());

    @Test
    public void noNumberOfThePackMayBeNegative() {
        List<String> taken = new ArrayList<>();
        for (String path : NUMBERS.leaves()) {
            if (NUMBERS.value(path) instanceof BigDecimal && refusals(path, -3).isEmpty()) {
                taken.add(path);
            }
        }
        assertEquals(List.of(), taken);
    }

    @Test
    public void marksAndSharesHaveAnUpperEnd() {
        Map<String, Object> nonsense = new TreeMap<>(Map.of(
                "module.pass_mark", 400,
                "module.late.cap", 101,
                "module.resit_cap", 100.5,
                "classification.honours.FIRST", 695,
                "compensation.ug.f2_min_mark", 120,
                "reassessment.right_max_failed_share", 50,
                "classification.posthumous_min_share", "4/3",
                "classification.levels.award_level", 9));
        nonsense.forEach((path, value) -> assertTrue(
                path, refusals(path, value).stream().allMatch(text -> text.contains("parameter " + path + " '"))));
        nonsense.forEach(
                (path, value) -> assertTrue(path, !refusals(path, value).isEmpty()));
    }

    @Test
    public void whatIsDividedByIsNotNought() {
        for (String path : List.of(
                "registration.HND.0",
                "registration.PGCERT.2",
                "credit.awards.FOUNDATION_DEGREE.total",
                "credit.ects_divisor",
                "credit.module.standard",
                "credit.module.small_step",
                "classification.method1.lower_credits",
                "classification.method1.upper_credits")) {
            assertTrue(path, refusals(path, 0).contains("parameter " + path + " '0' must be above 0"));
        }
    }

    @Test
    public void theRefusalNamesTheWholePathTheValueAndTheRule() {
        assertTrue(refusals("module.late.window_days", -3)
                .contains("parameter module.late.window_days '-3' must be 0 or more"));
    }

    private static List<String> refusals(String path, Object value) {
        ParameterTree changed = NUMBERS.overridden(Map.of(path, value));
        List<String> refusals = new ArrayList<>();
        for (PolicyDefinition<?, ?> policy : new TaughtPolicyFamily().policies()) {
            try {
                policy.configure().apply(changed);
            } catch (ProblemException e) {
                refusals.add(e.getMessage());
            }
        }
        return refusals;
    }
}
