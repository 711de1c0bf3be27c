package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.Test;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.testing.Draw;
import org.matricula.regulations.kit.testing.FactTree;
import org.matricula.regulations.kit.testing.Property;

/** What must hold for all subjects' marks, whatever they are. */
public class CourseworkPropertiesTest {

    private static final List<String> GRADES = List.of("F", "TF", "P", "C", "D", "HD");

    @Test
    public void aSubjectResultDoesNotDependOnTheOrderOfTasks() {
        Property.of("subject-result in any order").holds(CourseworkPropertiesTest::subject, (given, draw) -> {
            Map<String, Object> other = shuffled(given, "tasks", draw);
            assertSame(judge("subject-result", given), judge("subject-result", other));
        });
    }

    @Test
    public void scalingDoesNotDependOnTheOrderOfStudents() {
        Property.of("scaling in any order").holds(CourseworkPropertiesTest::scaling, (given, draw) -> {
            Map<String, Object> other = shuffled(given, "students", draw);
            Judgement<Map<String, Object>> one = judge("scaling", given);
            Judgement<Map<String, Object>> two = judge("scaling", other);
            assertEquals(one.outcome(), two.outcome());
            assertSame(one, two);
        });
    }

    @Test
    public void aHigherMarkOfATaskNeverLowersMarkOrGrade() {
        Property.of("subject-result of a higher mark").holds(CourseworkPropertiesTest::subject, (given, draw) -> {
            List<Map<String, Object>> tasks = FactTree.items(given, "tasks");
            int place = draw.number(0, tasks.size() - 1);
            BigDecimal mark = (BigDecimal) tasks.get(place).get("mark");
            Map<String, Object> higher = FactTree.with(tasks.get(place), "mark", mark.max(draw.decimal(0, 100)));
            Map<String, Object> before = judge("subject-result", given).outcome();
            Map<String, Object> after = judge(
                            "subject-result", FactTree.with(given, "tasks", FactTree.with(tasks, place, higher)))
                    .outcome();
            assertTrue(before + " " + after, GRADES.indexOf(after.get("grade")) >= GRADES.indexOf(before.get("grade")));
            assertTrue(
                    before + " " + after,
                    ((BigDecimal) after.get("mark")).compareTo((BigDecimal) before.get("mark")) >= 0);
        });
    }

    @Test
    public void theOverallMarkIsExact() {
        Property.of("exact overall marks").holds(CourseworkPropertiesTest::subject, (given, draw) -> {
            BigDecimal total = BigDecimal.ZERO;
            int weights = 0;
            for (Map<String, Object> task : FactTree.items(given, "tasks")) {
                weights += (Integer) task.get("weight");
                total = total.add(
                        ((BigDecimal) task.get("mark")).multiply(new BigDecimal((Integer) task.get("weight"))));
            }
            BigDecimal overall = total.divide(BigDecimal.valueOf(weights), 4, RoundingMode.HALF_UP);
            assertEquals(0, overall.compareTo((BigDecimal)
                    judge("subject-result", given).outcome().get("overall")));
        });
    }

    @Test
    public void rankIsPreservedExactlyWhereNoPairOfACohortChangesPlaces() {
        Property.of("rank in scaling").holds(CourseworkPropertiesTest::scaling, (given, draw) -> {
            boolean kept = true;
            for (Map<String, Object> one : FactTree.items(given, "students")) {
                for (Map<String, Object> other : FactTree.items(given, "students")) {
                    kept &= !one.get("cohort").equals(other.get("cohort")) || keepsOrder(one, other);
                }
            }
            assertEquals(kept, judge("scaling", given).outcome().get("preserves_rank"));
        });
    }

    /** Different marks stay different and in order, but may meet at an end of the scale; equal ones stay equal. */
    private static boolean keepsOrder(Map<String, Object> one, Map<String, Object> other) {
        BigDecimal scaled = (BigDecimal) one.get("scaled");
        int raw = ((BigDecimal) one.get("raw")).compareTo((BigDecimal) other.get("raw"));
        int after = scaled.compareTo((BigDecimal) other.get("scaled"));
        boolean end = scaled.signum() == 0 || scaled.compareTo(BigDecimal.valueOf(100)) == 0;
        return after == raw || after == 0 && end && raw != 0;
    }

    private static Map<String, Object> subject(Draw draw) {
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (int i = draw.number(1, 5); i > 0; i--) {
            tasks.add(FactTree.map(
                    "code",
                    "T" + i,
                    "weight",
                    draw.of(10, 20, 25, 40, 50),
                    "mark",
                    draw.decimal(0, 100, "44.5", "49.5", "50", "64.5", "74.5", "84.5"),
                    "minimum",
                    draw.oneIn(3) ? draw.of(new BigDecimal("40"), new BigDecimal("50")) : null,
                    "minimum_unmet",
                    draw.oneIn(12) ? true : null));
        }
        return FactTree.map("tasks", tasks);
    }

    private static Map<String, Object> scaling(Draw draw) {
        int lift = draw.number(-5, 30);
        List<Map<String, Object>> students = new ArrayList<>();
        for (int i = draw.number(2, 8); i > 0; i--) {
            BigDecimal raw = BigDecimal.valueOf(draw.of(draw.number(0, 100), 40, 50, 96, 98));
            int stray = draw.oneIn(10) ? draw.number(-10, 10) : 0;
            BigDecimal scaled = raw.add(BigDecimal.valueOf(lift + stray))
                    .min(BigDecimal.valueOf(100))
                    .max(BigDecimal.ZERO);
            students.add(FactTree.map(
                    "student",
                    "S" + i,
                    "cohort",
                    draw.of("NORTH", "NORTH", "SOUTH"),
                    "raw",
                    raw,
                    "scaled",
                    scaled,
                    "released",
                    draw.oneIn(8) ? raw : null));
        }
        return FactTree.map("method_stated", !draw.oneIn(6), "variation_approved", draw.oneIn(2), "students", students);
    }

    private static Judgement<Map<String, Object>> judge(String policy, Map<String, Object> given) {
        return Uow.PACK.evaluate(policy, given).judgement();
    }

    private static Map<String, Object> shuffled(Map<String, Object> given, String list, Draw draw) {
        return FactTree.with(given, list, draw.shuffled(FactTree.items(given, list)));
    }

    /** The same by the same rules; lists follow the order in which their items were given. */
    private static void assertSame(Judgement<Map<String, Object>> one, Judgement<Map<String, Object>> other) {
        one.outcome()
                .forEach((name, value) ->
                        assertEquals(unordered(value), unordered(other.outcome().get(name))));
        assertEquals(codes(one), codes(other));
        assertEquals(new TreeSet<>(one.gaps()), new TreeSet<>(other.gaps()));
        assertEquals(one.entitlement(), other.entitlement());
    }

    private static Object unordered(Object value) {
        return value instanceof List<?> list ? new TreeSet<>(list) : value;
    }

    private static List<String> codes(Judgement<?> judgement) {
        return judgement.findings().stream()
                .map(one -> one.rule() + " " + one.clause() + " " + one.code() + " " + one.satisfied())
                .sorted()
                .toList();
    }
}
