package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;

/** A pack with a slip of the pen never comes into force. */
public class ParameterRangesTest {

    @Test
    public void percentagesLieBetween0And100() {
        for (String path : new String[] {"max_single_task_pct", "max_group_pct", "mark_scale.1"}) {
            refused("assessment-design", path, "101", "from 0 to 100");
        }
        refused("marks-recording", "composite_marks.max_each_pct", "-1", "from 0 to 100");
        refused("marks-recording", "composite_marks.max_total_pct", "100.1", "from 0 to 100");
        refused("honours-result", "honours.discrepancy_pp", "-10", "from 0 to 100");
        refused("subject-result", "grades.HD.1", "101", "from 0 to 100");
    }

    @Test
    public void daysYearsAndNumbersOfPeopleAreCounts() {
        refused("feedback", "feedback_working_days", "-15", "0 or more");
        refused("honours-result", "honours.report_working_days", "-1", "0 or more");
        refused("honours-examiners", "honours.examiners", "-2", "0 or more");
        refused("quality-cycle", "external_reference_years", "-5", "0 or more");
        refused("quality-cycle", "honours.benchmark_years", "-3", "0 or more");
        refused("retention", "retention.classes.C4_5.years", "-99", "0 or more");
        refused("scope", "honours.threshold_cp", "-24", "0 or more");
    }

    private static void refused(String policy, String path, String value, String rule) {
        Map<String, Object> overrides = Map.of(path, new BigDecimal(value));
        String message = assertThrows(ProblemException.class, () -> Uow.PACK.tryOut(policy, Map.of(), overrides))
                .getMessage();
        assertEquals("parameter " + path + " '" + value + "' must be " + rule, message);
    }
}
