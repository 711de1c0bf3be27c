package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.Test;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.testing.Draw;
import org.matricula.regulations.kit.testing.FactTree;
import org.matricula.regulations.kit.testing.Property;

/** What must hold for all outlines, late work, examiners' reports and records, whatever they are. */
public class RecordsPropertiesTest {

    private static final List<String> CLASSES =
            List.of("1.1", "3.1", "4.1", "4.2", "4.5", "6.2", "7.1", "7.4", "8.1", "9.4", "11.1", "11.4");

    @Test
    public void nothingDependsOnTheOrderOfTheFacts() {
        sameInAnyOrder("assessment-design", "tasks", RecordsPropertiesTest::outline);
        sameInAnyOrder("honours-result", "reports", RecordsPropertiesTest::reports);
        sameInAnyOrder("honours-examiners", "examiners", RecordsPropertiesTest::examiners);
        sameInAnyOrder("retention", "classes", RecordsPropertiesTest::records);
    }

    @Test
    public void aLatePenaltyNeverRaisesAMarkAndNeverGoesBelowTheScale() {
        Property.of("late penalty within limits").holds(RecordsPropertiesTest::late, (given, draw) -> {
            BigDecimal mark =
                    (BigDecimal) judge("late-penalty", given).outcome().get("mark");
            assertTrue(mark.toString(), mark.signum() >= 0 && mark.compareTo((BigDecimal) given.get("mark")) <= 0);
        });
    }

    @Test
    public void aDayLaterNeverEarnsMore() {
        Property.of("late penalty a day later").holds(RecordsPropertiesTest::late, (given, draw) -> {
            int day = Integer.parseInt(((String) given.get("submitted")).substring(8));
            Map<String, Object> later = FactTree.with(given, "submitted", date(day + 1));
            BigDecimal before =
                    (BigDecimal) judge("late-penalty", given).outcome().get("mark");
            BigDecimal after =
                    (BigDecimal) judge("late-penalty", later).outcome().get("mark");
            assertTrue(before + " " + after, after.compareTo(before) <= 0);
        });
    }

    @Test
    public void aHigherMarkOfLateWorkNeverEndsLower() {
        Property.of("late penalty of a higher mark").holds(RecordsPropertiesTest::late, (given, draw) -> {
            BigDecimal mark = (BigDecimal) given.get("mark");
            Map<String, Object> higher = FactTree.with(given, "mark", mark.max(draw.decimal(0, 100)));
            BigDecimal before =
                    (BigDecimal) judge("late-penalty", given).outcome().get("mark");
            BigDecimal after =
                    (BigDecimal) judge("late-penalty", higher).outcome().get("mark");
            assertTrue(before + " " + after, after.compareTo(before) >= 0);
        });
    }

    @Test
    public void aClassMoreNeverShortensTheTimeOfARecord() {
        Property.of("retention of one class more").holds(RecordsPropertiesTest::records, (given, draw) -> {
            List<Map<String, Object>> classes = FactTree.items(given, "classes");
            List<Map<String, Object>> less = new ArrayList<>(classes);
            Map<String, Object> gone = less.remove(draw.number(0, classes.size() - 1));
            // child protection is the one exception: it decides instead of the rest of class 4 (W126)
            if (less.isEmpty() || "4.5".equals(gone.get("class"))) {
                return;
            }
            Map<String, Object> more = judge("retention", given).outcome();
            Map<String, Object> fewer =
                    judge("retention", FactTree.with(given, "classes", less)).outcome();
            boolean permanent = "PERMANENT".equals(String.valueOf(more.get("status")));
            String date = (String) more.get("earliest_disposal");
            assertTrue(
                    fewer + " " + more,
                    permanent
                            || date == null
                            || !"PERMANENT".equals(String.valueOf(fewer.get("status")))
                                    && fewer.get("earliest_disposal") != null
                                    && date.compareTo((String) fewer.get("earliest_disposal")) >= 0);
        });
    }

    private static void sameInAnyOrder(
            String policy, String list, java.util.function.Function<Draw, Map<String, Object>> facts) {
        Property.of(policy + " in any order").holds(facts, (given, draw) -> {
            Map<String, Object> other = FactTree.with(given, list, draw.shuffled(FactTree.items(given, list)));
            Judgement<Map<String, Object>> one = judge(policy, given);
            Judgement<Map<String, Object>> two = judge(policy, other);
            one.outcome()
                    .forEach((name, value) -> assertEquals(
                            name, unordered(value), unordered(two.outcome().get(name))));
            assertEquals(one.entitlement(), two.entitlement());
            assertEquals(one.decidedBy(), two.decidedBy());
            assertEquals(new TreeSet<>(one.gaps()), new TreeSet<>(two.gaps()));
        });
    }

    private static Object unordered(Object value) {
        return value instanceof List<?> list ? new TreeSet<>(list) : value;
    }

    private static Map<String, Object> outline(Draw draw) {
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (int i = draw.number(1, 5); i > 0; i--) {
            tasks.add(FactTree.map(
                    "code", "T" + i,
                    "weight", draw.decimal(0, 100, "50", "70"),
                    "kind", draw.of("ORDINARY", "FINAL_EXAMINATION", "CREATIVE_PROJECT"),
                    "written", draw.oneIn(2),
                    "group", draw.oneIn(3),
                    "contribution_determinable", draw.oneIn(2),
                    "attendance_marks", draw.oneIn(5),
                    "participation_marks", draw.oneIn(3),
                    "rubric", !draw.oneIn(3),
                    "numerical_mark", !draw.oneIn(3),
                    "formative", draw.oneIn(2),
                    "approvals", draw.oneIn(3) ? List.of("W-A1", "W-A3") : null));
        }
        return FactTree.map("tasks", tasks, "late_penalty_stated", draw.oneIn(2));
    }

    private static Map<String, Object> reports(Draw draw) {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = draw.number(1, 3); i > 0; i--) {
            reports.add(FactTree.map(
                    "examiner",
                    "E" + i,
                    "sent",
                    date(draw.number(1, 9)),
                    "returned",
                    draw.oneIn(4) ? null : date(draw.number(10, 28)),
                    "mark",
                    draw.oneIn(5) ? null : draw.decimal(50, 80, "60", "70")));
        }
        return FactTree.map("reports", reports, "resolved_by_discussion", draw.oneIn(4), "delays", draw.oneIn(2));
    }

    private static Map<String, Object> examiners(Draw draw) {
        List<Map<String, Object>> examiners = new ArrayList<>();
        for (int i = draw.number(0, 3); i > 0; i--) {
            examiners.add(FactTree.map("name", "E" + i, "external", draw.oneIn(2), "supervisor", draw.oneIn(3)));
        }
        return FactTree.map("project_credit_points", draw.of(12, 24, 48), "examiners", examiners);
    }

    private static Map<String, Object> records(Draw draw) {
        List<Map<String, Object>> classes = new ArrayList<>();
        for (int i = draw.number(1, 4); i > 0; i--) {
            classes.add(FactTree.map(
                    "class", draw.of(CLASSES), "trigger_date", draw.oneIn(4) ? null : date(draw.number(1, 3))));
        }
        return FactTree.map("classes", classes, "on", "2030-01-01");
    }

    private static Map<String, Object> late(Draw draw) {
        return FactTree.map(
                "due", date(10),
                "submitted", date(draw.number(8, 20)),
                "mark", draw.decimal(0, 100),
                "late_penalty",
                        FactTree.map(
                                "marks_per_day", draw.of(0, 5, 10, 40),
                                "days", draw.of("CALENDAR", "WORKING"),
                                "no_marks_after_days", draw.oneIn(2) ? draw.number(0, 5) : null));
    }

    private static String date(int day) {
        return "2016-08-%02d".formatted(day);
    }

    private static Judgement<Map<String, Object>> judge(String policy, Map<String, Object> given) {
        return Uow.PACK.evaluate(policy, given).judgement();
    }
}
