package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.Test;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.testing.Draw;
import org.matricula.regulations.kit.testing.FactTree;
import org.matricula.regulations.kit.testing.Property;

/**
 * A higher mark never makes things worse, except where a clause says so. The exceptions are found, not assumed: each
 * example that is worse off is held against the clause that the ruling cites, and the clauses met must be exactly those
 * listed in the test.
 */
public class RaisingPropertiesTest {

    private static final List<String> CLASSES = List.of(
            "NOT_ELIGIBLE",
            "REVIEW",
            "NO_CLASS",
            "THIRD",
            "PASS",
            "LOWER_SECOND",
            "MERIT",
            "UPPER_SECOND",
            "DISTINCTION",
            "FIRST");
    private static final List<String> GRADES = List.of("F2", "F1", "PASS");

    private static final int MANY = 6000;

    private final Set<String> exceptions = new TreeSet<>();

    @Test
    public void aHigherElementMarkNeverLowersTheResultOfAModule() {
        Property.of("module-result of a higher mark").holds(Records::moduleResult, (given, draw) -> {
            Map<String, Object> higher = raised(given, "elements", draw);
            Map<String, Object> before = judge("module-result", given).outcome();
            Map<String, Object> after = judge("module-result", higher).outcome();
            atLeast(before, after, "calculated");
            atLeast(before, after, "mark");
            atLeast(before, after, "credits");
            assertNotWorse(GRADES, before.get("grade"), after.get("grade"));
        });
    }

    @Test
    public void aHigherMarkOfACountedModuleNeverLowersMeanOrClass() {
        Property.of("classification of a higher mark").holds(Records::classification, (given, draw) -> {
            Map<String, Object> before = judge("classification", given).outcome();
            Map<String, Object> after =
                    judge("classification", raised(given, "modules", draw)).outcome();
            assertNotWorse(CLASSES, before.get("classification"), after.get("classification"));
            assertEquals(before.get("variant"), after.get("variant"));
            atLeast(before, after, "mean");
        });
    }

    @Test
    public void aModulePassedAfterAllLowersAClassOnlyWhereMoreCreditCounts() {
        Property.of("classification after a pass")
                .examples(MANY)
                .holds(RaisingPropertiesTest::withFailure, (given, draw) -> {
                    Judgement<Map<String, Object>> before = judge("classification", given);
                    Judgement<Map<String, Object>> after = judge("classification", passed(given, "modules", draw));
                    int was = CLASSES.indexOf(before.outcome().get("classification"));
                    int is = CLASSES.indexOf(after.outcome().get("classification"));
                    if (is < was) {
                        exceptions.add(lowering(after));
                    }
                });
        assertEquals(
                Set.of(
                        // more or less than 100, 120 or 140 credits at level 6: the rules do not say (AMB-T-31)
                        "A.2.9.5[e] LEVEL_6_TOTAL",
                        // prior learning: all own credit of the upper levels counts
                        "A.2.3.10.4 RPL_LIMITED",
                        // entry at the final stage: all credit of level 6 counts
                        "A.2.9.5[g] TOP_UP",
                        // all 140 credits at level 6 weigh in, or no level 5 fills them up any more
                        "A.2.9.5[d] METHODS",
                        // HNC, HND and foundation degree: all credits at the award's level count
                        "A.2.9.6 MEAN",
                        // integrated master's: more than 120 credits at level 7: the rules do not say (AMB-T-31)
                        "A.2.9.7 UPPER_CREDITS",
                        // postgraduate: all credits count
                        "A.2.9.8 MEAN",
                        // validated by itself: all credits count
                        "L1593 MEAN"),
                exceptions);
    }

    @Test
    public void aHigherMarkNeverTakesCompensationAway() {
        Property.of("compensation of a higher mark").holds(Records::compensation, (given, draw) -> {
            boolean eligible = isEligible(given);
            Map<String, Object> candidate = FactTree.object(given, "candidate");
            String grade = String.valueOf(candidate.get("grade"));
            Map<String, Object> higher = FactTree.with(given, "candidate", higher(candidate, grade, draw));
            assertEquals(eligible, eligible && isEligible(higher));
            assertEquals(eligible, eligible && isEligible(raised(given, "others", draw)));
        });
    }

    @Test
    public void aPassTakesCompensationAwayOnlyByTheseClauses() {
        Property.of("compensation after a pass")
                .examples(MANY)
                .holds(RaisingPropertiesTest::compensationWithFailure, (given, draw) -> {
                    Map<String, Object> candidate = FactTree.object(given, "candidate");
                    Map<String, Object> better = draw.oneIn(2)
                            ? passed(given, "others", draw)
                            : FactTree.with(given, "candidate", regraded(candidate, draw));
                    if (isEligible(given) && !isEligible(better)) {
                        exceptions.add(lastFailed(judge("compensation", better)));
                    }
                });
        assertEquals(
                Set.of(
                        // nothing is left to compensate
                        "A.2.8.5[a] NOT_A_FAILURE",
                        // the newly passed module counts in the mean over what was passed
                        "A.2.8.5[d] AVERAGE_BELOW_50"),
                exceptions);
    }

    @Test
    public void aHigherMarkTakesReassessmentAwayOnlyByTheseClauses() {
        Property.of("reassessment of a higher mark").examples(MANY).holds(Records::reassessment, (given, draw) -> {
            Judgement<Map<String, Object>> before = judge("reassessment", given);
            Map<String, Object> module = raised(FactTree.object(given, "module"), "elements", draw);
            Judgement<Map<String, Object>> after =
                    judge("reassessment", FactTree.with(given, "module", regraded(module, draw)));
            if (isOpen(before) && !isOpen(after) || isRight(before) && !isRight(after)) {
                exceptions.add(lastFailed(after));
            }
        });
        assertEquals(
                Set.of(
                        // what was passed is not resat
                        "A.2.8.3.1[c] CREDIT_ALREADY_HELD"),
                exceptions);
    }

    @Test
    public void moreCreditPassedInTheSessionNeverTakesTheRightToResitAway() {
        Property.of("reassessment beside a better session").holds(Records::reassessment, (given, draw) -> {
            Map<String, Object> session = FactTree.object(given, "session");
            int moved = Math.min(20, (Integer) session.get("credits_failed"));
            Map<String, Object> better = FactTree.with(
                    FactTree.with(session, "credits_passed", (Integer) session.get("credits_passed") + moved),
                    "credits_failed",
                    (Integer) session.get("credits_failed") - moved);
            Judgement<Map<String, Object>> before = judge("reassessment", given);
            Judgement<Map<String, Object>> after = judge("reassessment", FactTree.with(given, "session", better));
            assertEquals(isRight(before), isRight(before) && isRight(after));
            assertEquals(isOpen(before), isOpen(after));
        });
    }

    @Test
    public void aPassTakesARightOfProgressionAwayOnlyByTheseClauses() {
        Property.of("progression after a pass")
                .examples(MANY)
                .holds(RaisingPropertiesTest::progressionWithSilence, (given, draw) -> {
                    Judgement<Map<String, Object>> before = judge("progression", given);
                    Judgement<Map<String, Object>> after = judge("progression", passed(given, "modules", draw));
                    assertEquals(mayStay(before), mayStay(before) && mayStay(after));
                    assertEquals(goesOn(before), goesOn(before) && goesOn(after));
                    if (hasRight(before) && !hasRight(after) && !goesOn(after)) {
                        exceptions.add(lastFailed(after, "A.2.8.3.1[g]", "A.2.8.1[a]", "A.2.8.1[c]"));
                    }
                });
        assertEquals(
                Set.of(
                        // what is still failed was resat before, or nothing was submitted: no right is left
                        "A.2.8.3.1[g] NO_RESIT_POSSIBLE",
                        "A.2.8.3.1[g] RESIT_DISCRETION",
                        // nothing failed is left to resit, and the level goes on
                        "A.2.8.1[a] CONTINUE_LEVEL",
                        // nothing is failed any more, but the course's own threshold is not met
                        "A.2.8.1[c] COURSE_RULE"),
                exceptions);
    }

    @Test
    public void aModulePassedAfterAllNeverTakesAnAwardAwayExceptByTheVariantsOfLevel6() {
        Property.of("credit after a pass")
                .examples(MANY)
                .holds(RaisingPropertiesTest::creditWithFailure, (given, draw) -> {
                    Judgement<Map<String, Object>> before = judge("credit", given);
                    Judgement<Map<String, Object>> after = judge("credit", passed(given, "modules", draw));
                    if (before.outcome().get("qualifies").equals(true)
                            && after.outcome().get("qualifies").equals(false)) {
                        exceptions.add(lastFailed(after) + " " + before.gaps().contains("AMB-T-72"));
                    }
                });
        // exactly 100 credits at level 6 were reviewed and not refused; with 110 that reading no longer applies
        assertEquals(Set.of("A.1.3.5 LEVEL_5 true"), exceptions);
    }

    private static Map<String, Object> withFailure(Draw draw) {
        Map<String, Object> given = Records.classification(draw);
        return FactTree.with(given, "modules", withFailure(FactTree.items(given, "modules"), draw));
    }

    private static Map<String, Object> creditWithFailure(Draw draw) {
        Map<String, Object> given = draw.oneIn(2)
                ? Records.credit(draw)
                : FactTree.map("check", "AWARD", "award", "BACHELORS_HONS", "modules", variant(draw));
        return FactTree.with(given, "modules", withFailure(FactTree.items(given, "modules"), draw));
    }

    /** 100 credits at level 6 and at least as many at level 5, nothing special. */
    private static List<Map<String, Object>> variant(Draw draw) {
        List<Map<String, Object>> modules = new ArrayList<>();
        int lower = draw.of(100, 110, 120);
        Records.level(draw, modules, 4, 260 - lower);
        Records.level(draw, modules, 5, lower);
        Records.level(draw, modules, 6, 100);
        modules.replaceAll(module -> FactTree.map(
                "code", module.get("code"),
                "level", module.get("level"),
                "credits", module.get("credits"),
                "mark", BigDecimal.valueOf(60),
                "status", "PASS"));
        return modules;
    }

    /** Now and then nothing was submitted for a module of one element, which may only be resat by leave. */
    private static Map<String, Object> progressionWithSilence(Draw draw) {
        Map<String, Object> given = Records.progression(draw);
        if (!draw.oneIn(3)) {
            return given;
        }
        List<Map<String, Object>> modules = new ArrayList<>(FactTree.items(given, "modules"));
        modules.add(FactTree.map(
                "code",
                "SILENT",
                "level",
                given.get("level"),
                "credits",
                10,
                "mark",
                BigDecimal.ZERO,
                "status",
                "F2",
                "nothing_submitted",
                true,
                "single_element",
                true));
        return FactTree.with(given, "modules", modules);
    }

    private static Map<String, Object> compensationWithFailure(Draw draw) {
        Map<String, Object> given = Records.compensation(draw);
        List<Map<String, Object>> others = withFailure(FactTree.items(given, "others"), draw);
        if (draw.oneIn(2)) {
            others.replaceAll(module -> "PASS".equals(module.get("status"))
                    ? FactTree.with(module, "mark", draw.decimal(48, 53, "50"))
                    : module);
        }
        return FactTree.with(given, "others", others);
    }

    /** With one failed module more. */
    private static List<Map<String, Object>> withFailure(List<Map<String, Object>> modules, Draw draw) {
        List<Map<String, Object>> more = new ArrayList<>(modules);
        more.add(FactTree.map(
                "code",
                "FAILED",
                "level",
                draw.oneIn(3) ? draw.number(4, 7) : draw.of(modules).get("level"),
                "credits",
                draw.of(10, 20, 20, 40),
                "mark",
                Records.mark(draw, "F1"),
                "status",
                "F1"));
        return more;
    }

    private static Judgement<Map<String, Object>> judge(String policy, Map<String, Object> given) {
        return Usw.PACK.evaluate(policy, given).judgement();
    }

    /** One mark in the list raised; its status stays. */
    private static Map<String, Object> raised(Map<String, Object> given, String list, Draw draw) {
        List<Map<String, Object>> items = FactTree.items(given, list);
        if (items.isEmpty()) {
            return given;
        }
        int place = draw.number(0, items.size() - 1);
        Map<String, Object> item = items.get(place);
        return FactTree.with(
                given, list, FactTree.with(items, place, higher(item, String.valueOf(item.get("status")), draw)));
    }

    private static Map<String, Object> higher(Map<String, Object> item, String status, Draw draw) {
        if (!(item.get("mark") instanceof BigDecimal mark)) {
            return item;
        }
        BigDecimal most = BigDecimal.valueOf(
                switch (status) {
                    case "F2" -> 29;
                    case "F1", "PC" -> 39;
                    default -> 100;
                });
        return FactTree.with(item, "mark", mark.max(draw.decimal(0, 100).min(most)));
    }

    /** One failed module of the list, its mark raised to a pass. */
    private static Map<String, Object> passed(Map<String, Object> given, String list, Draw draw) {
        List<Map<String, Object>> items = FactTree.items(given, list);
        List<Integer> failed = IntStream.range(0, items.size())
                .filter(i -> String.valueOf(items.get(i).get("status")).startsWith("F"))
                .boxed()
                .toList();
        if (failed.isEmpty()) {
            return given;
        }
        int place = draw.of(failed);
        Map<String, Object> module = FactTree.with(items.get(place), "mark", draw.decimal(40, 60));
        module = FactTree.with(FactTree.with(module, "nothing_submitted", null), "status", "PASS");
        return FactTree.with(given, list, FactTree.with(items, place, module));
    }

    /** The mark raised, and the grade or status that follows. */
    private static Map<String, Object> regraded(Map<String, Object> module, Draw draw) {
        BigDecimal mark = ((BigDecimal) module.get("mark")).max(draw.decimal(0, 100));
        String name = module.containsKey("grade") ? "grade" : "status";
        String now = Records.status(mark);
        boolean better = GRADES.indexOf(now) > GRADES.indexOf(module.get(name));
        return FactTree.with(FactTree.with(module, "mark", mark), name, better ? now : module.get(name));
    }

    private static void atLeast(Map<String, Object> before, Map<String, Object> after, String name) {
        if (before.get(name) != null) {
            BigDecimal was = new BigDecimal(before.get(name).toString());
            BigDecimal is = new BigDecimal(String.valueOf(after.get(name)));
            if (is.compareTo(was) < 0) {
                throw new AssertionError(name + " was " + was + " and is " + is);
            }
        }
    }

    private static void assertNotWorse(List<String> rising, Object before, Object after) {
        if (rising.indexOf(after) < rising.indexOf(before)) {
            throw new AssertionError("was " + before + " and is " + after);
        }
    }

    private static boolean isEligible(Map<String, Object> given) {
        return judge("compensation", given).outcome().get("eligible").equals(true);
    }

    private static boolean isOpen(Judgement<Map<String, Object>> judgement) {
        return !judgement.outcome().get("resit").equals("NONE")
                || !judgement.outcome().get("repeat").equals("NONE");
    }

    private static boolean isRight(Judgement<Map<String, Object>> judgement) {
        return judgement.outcome().get("resit").equals("RIGHT")
                || judgement.outcome().get("repeat").equals("RIGHT");
    }

    private static boolean mayStay(Judgement<Map<String, Object>> judgement) {
        return judgement.outcome().get("may_continue_at_level").equals(true);
    }

    private static boolean goesOn(Judgement<Map<String, Object>> judgement) {
        return judgement.outcome().get("outcome").equals("PROGRESS");
    }

    private static boolean hasRight(Judgement<Map<String, Object>> judgement) {
        return judgement.outcome().get("outcome").equals("RETRIEVE");
    }

    /** The clause by which the mean was made, or by which there is none. */
    private static String lowering(Judgement<Map<String, Object>> judgement) {
        String last = "";
        for (Finding finding : judgement.findings()) {
            boolean credit = finding.clause().startsWith("A.1.");
            if (!finding.rule().equals("T-CL") && (!credit || !finding.satisfied())) {
                last = finding.clause() + " " + finding.code();
            }
        }
        return last;
    }

    private static String lastFailed(Judgement<Map<String, Object>> judgement, String... clauses) {
        return judgement.findings().stream()
                .filter(finding -> !finding.satisfied())
                .filter(finding -> clauses.length == 0 || List.of(clauses).contains(finding.clause()))
                .reduce((first, second) -> second)
                .map(finding -> finding.clause() + " " + finding.code())
                .orElse("no finding in " + judgement);
    }
}
