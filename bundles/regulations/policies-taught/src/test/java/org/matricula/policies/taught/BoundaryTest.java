package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.matricula.regulations.kit.testing.FactTree.map;
import static org.matricula.regulations.kit.testing.FactTree.with;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Judgement;

/** Right at each limit and right beside it, by the clause that sets it: what the mutation tests found to be missing. */
public class BoundaryTest {

    private static int codes;

    @Test
    public void a_1_3_5_1_everyLevelWithANeedIsTestedAndNoOther() {
        assertEquals(List.of("TOTAL_CREDITS", "LEVEL_3"), unmet("FCERTHE", passed(3, 100)));
        assertEquals(List.of("TOTAL_CREDITS", "LEVEL_4", "PC_LIMIT"), codes(credit("HNC", passed(4, 120))));
        Map<String, Object> doctorate =
                credit("TAUGHT_DOCTORATE", all(passed(7, 180), passed(8, 360))).outcome();
        assertEquals(540, doctorate.get("usable_credits"));
        assertEquals(List.of(), doctorate.get("unmet"));
        assertEquals(List.of("LEVEL_8"), unmet("TAUGHT_DOCTORATE", all(passed(7, 200), passed(8, 340))));
    }

    @Test
    public void ambT34_onlySurplusIsNoted() {
        assertFalse(credit("CERTHE", all(passed(3, 20), passed(4, 100))).gaps().contains("AMB-T-34"));
        assertTrue(credit("CERTHE", all(passed(3, 40), passed(4, 100))).gaps().contains("AMB-T-34"));
    }

    @Test
    public void a_2_3_10_4_priorCreditAboveTheMaximumIsDroppedFromTheLowestLevel() {
        List<Map<String, Object>> own = all(passed(5, 20), passed(6, 120));
        List<Map<String, Object>> prior = all(exempt(3, 20), exempt(4, 140), exempt(5, 100));
        Judgement<Map<String, Object>> dropped = credit("BACHELORS_HONS", all(own, prior));
        assertEquals(380, dropped.outcome().get("usable_credits"));
        assertEquals(List.of(), dropped.outcome().get("unmet"));
        // twenty more are dropped: the twenty at level 3 and twenty at level 4
        Judgement<Map<String, Object>> more = credit("BACHELORS_HONS", all(own, prior, exempt(4, 20)));
        assertEquals(380, more.outcome().get("usable_credits"));
        assertEquals(List.of("RPL_NOT_LISTED", "LEVEL_3"), unmet("UFC", exempt(8, 40)));
    }

    @Test
    public void ambT47_experientialCreditOfAnUnlistedAwardIsReviewed() {
        List<Map<String, Object>> experiential = passed(6, 20);
        experiential.replaceAll(one -> with(one, "origin", "EXPERIENTIAL"));
        assertTrue(credit("GRADCERT", all(passed(6, 40), experiential)).gaps().contains("AMB-T-47"));
        assertFalse(credit("GRADCERT", all(passed(6, 40), exempt(6, 20))).gaps().contains("AMB-T-47"));
        assertTrue(limit("GRADCERT", 0, 20, Map.of()).review());
        assertFalse(limit("GRADCERT", 0, 0, Map.of()).review());
    }

    @Test
    public void ambT46_higherCreditFillsALevelOnlyWhereTheLevelIsShort() {
        assertFalse(limit("CERTHE", 60, 0, Map.of("L4", 60)).gaps().contains("AMB-T-46"));
        assertTrue(limit("CERTHE", 60, 0, Map.of("L4", 40, "L5", 20)).gaps().contains("AMB-T-46"));
        Map<String, Object> level8 = Map.of("rpl.TAUGHT_DOCTORATE", List.of(180, 360, Map.of("L8", 40)));
        Map<String, Object> given =
                map("check", "LIMIT", "award", "TAUGHT_DOCTORATE", "transferred", 20, "own_taught", Map.of("L7", 400));
        assertTrue(Usw.PACK.tryOut("rpl", given, level8).gaps().contains("AMB-T-46"));
    }

    @Test
    public void a_2_7_2_a_oneFailedOutcomeThatMustBePassedIsEnough() {
        Map<String, Object> given = map(
                "scale",
                "UG",
                "level",
                4,
                "credits",
                20,
                "elements",
                List.of(map("code", "E1", "weight", 100, "mark", 60)),
                "learning_outcomes",
                List.of(
                        map("code", "LO1", "mark", new BigDecimal("39.99"), "must_pass", true),
                        map("code", "LO2", "mark", 40, "must_pass", true)));
        assertEquals("F1", judge("module-result", given).outcome().get("grade"));
    }

    @Test
    public void ambT07_workLaterThanTheWindowMayCountAsNotSubmitted() {
        Map<String, Object> reading = Map.of("module.late.counts_as_nonsubmission_after", true);
        assertEquals(false, Usw.tryOut("module-result", late(5), reading).get("nothing_submitted"));
        assertEquals(true, Usw.tryOut("module-result", late(6), reading).get("nothing_submitted"));
    }

    @Test
    public void a_2_8_3_1_j_theSameAttemptLeavesAsManyAsBefore() {
        Map<String, Object> given = map(
                "group", "UG",
                "session", map("credits_taken", 120, "credits_passed", 100, "credits_failed", 20, "modules_taken", 6),
                "module", map("level", 4, "credits", 20, "attempt", "RESIT", "mark", 30, "status", "F1"),
                "ec", map("accepted", true, "student_elects", true));
        assertEquals(3, judge("reassessment", given).outcome().get("attempts_left"));
    }

    @Test
    public void a_2_8_1_b_compensatedCreditCountsForStaying() {
        List<Map<String, Object>> half = all(passed(4, 40), status(4, 20, "PC", 35), status(4, 60, "F1", 35));
        Judgement<Map<String, Object>> judgement = progression(half, "AFTER_RESITS");
        assertEquals(true, judgement.outcome().get("may_continue_at_level"));
        assertTrue(judgement.gaps().contains("AMB-T-68"));
        List<Map<String, Object>> less = all(passed(4, 20), status(4, 20, "PC", 35), status(4, 80, "F1", 35));
        assertEquals(false, progression(less, "AFTER_RESITS").outcome().get("may_continue_at_level"));
        assertFalse(progression(passed(4, 120), "AFTER_RESITS").gaps().contains("AMB-T-68"));
    }

    @Test
    public void ambT66_onlyAFailureOfALowerLevelIsCarried() {
        List<Map<String, Object>> same = all(passed(4, 100), status(4, 20, "F1", 35));
        assertFalse(progression(same, "AFTER_RESITS").gaps().contains("AMB-T-66"));
        List<Map<String, Object>> lower = all(passed(4, 120), status(3, 20, "F1", 35));
        assertTrue(progression(lower, "AFTER_RESITS").gaps().contains("AMB-T-66"));
    }

    @Test
    public void a_2_8_1_substitutionIsLimitedOverTheLevel() {
        Map<String, Object> given = progressionFacts(all(passed(4, 100), status(4, 20, "F1", 35)), "AFTER_RESITS");
        assertTrue(options(given).contains("SUBSTITUTE"));
        assertFalse(options(with(given, "substituted_credits", 10)).contains("SUBSTITUTE"));
    }

    @Test
    public void a_2_8_3_1_i_theRightOfASingleModule() {
        assertEquals(
                "RETRIEVE",
                progression(status(4, 20, "F1", 35), "AFTER_FIRST_SIT")
                        .outcome()
                        .get("outcome"));
        assertEquals(
                "BOARD_DECISION",
                progression(status(4, 40, "F1", 35), "AFTER_FIRST_SIT")
                        .outcome()
                        .get("outcome"));
    }

    @Test
    public void a_2_9_3_a_exactlyTheEdexcelLimitMayBeCompensated() {
        Map<String, Object> given = compensation("HND", "FT", 5, "F1", 35, passed(5, 100));
        assertEquals(true, eligible(with(given, "already_compensated_course", 20)));
        assertEquals(false, eligible(with(given, "already_compensated_course", 30)));
    }

    @Test
    public void a_2_8_5_d_exactlyTheNeededCreditIsEnough() {
        assertEquals(true, eligible(compensation("BACHELORS_HONS", "FT", 4, "F1", 35, passed(4, 100))));
        assertEquals(false, eligible(compensation("BACHELORS_HONS", "FT", 4, "F1", 35, passed(4, 80))));
    }

    @Test
    public void ambT24_theBestFortyOnlyWhereThereAreMore() {
        List<String> forty = judge("compensation", compensation("BACHELORS_HONS", "PT", 4, "F2", 25, passed(4, 40)))
                .gaps();
        assertFalse(forty.contains("AMB-T-24"));
        List<String> sixty = judge("compensation", compensation("BACHELORS_HONS", "PT", 4, "F2", 25, passed(4, 60)))
                .gaps();
        assertTrue(sixty.contains("AMB-T-24"));
    }

    @Test
    public void ambT25_fewerMarkedCreditsThanNeededAreReviewed() {
        assertFalse(judge("compensation", compensation("BACHELORS_HONS", "FT", 4, "F2", 25, passed(4, 100)))
                .review());
        List<Map<String, Object>> exempt = all(passed(4, 80), exempt(4, 20));
        assertTrue(judge("compensation", compensation("BACHELORS_HONS", "FT", 4, "F2", 25, exempt))
                .review());
    }

    @Test
    public void a_2_9_5_d_theBest60ModulesAreNotCutWhereThePackSaysSo() {
        List<Map<String, Object>> lower = all(List.of(module(5, 40, 80)), List.of(module(5, 20, 70)), passed(5, 60));
        Map<String, Object> given = award("BACHELORS_HONS", all(passed(4, 120), lower, passed(6, 120)));
        Map<String, Object> whole = Map.of("classification.method1.cut_modules", false);
        // (40 x 80 + 20 x 70 + 120 x 50) / 180, and not a module more
        assertEquals(
                new BigDecimal("58.8889"),
                Usw.tryOut("classification", given, whole).get("method1"));
        assertFalse(judge("classification", given).gaps().contains("AMB-T-30"));
    }

    @Test
    public void a_2_9_5_d_fewerThan60MarkedCreditsLeaveMethod2() {
        List<Map<String, Object>> lower = all(passed(5, 40), exempt(5, 80));
        Map<String, Object> given = award("BACHELORS_HONS", all(passed(4, 120), lower, passed(6, 120)));
        Map<String, Object> reading = Map.of("rpl.classification.own_level5", 40);
        Map<String, Object> outcome = Usw.tryOut("classification", given, reading);
        assertNull(outcome.get("method1"));
        assertEquals("M2", outcome.get("method"));
    }

    @Test
    public void aNumberOfCreditsToWeighByMustBeAboveNought() {
        for (String name : List.of("lower_credits", "upper_credits")) {
            Map<String, Object> nought = Map.of("classification.method1." + name, 0);
            Map<String, Object> given = award("BACHELORS_HONS", passed(6, 120));
            ProblemException refusal =
                    assertThrows(ProblemException.class, () -> Usw.tryOut("classification", given, nought));
            assertTrue(refusal.getMessage(), refusal.getMessage().endsWith("'0' must be above 0"));
        }
    }

    @Test
    public void a_2_3_10_4_ownCreditThatLetsHoldersOfPriorLearningUseTheOrdinaryMethods() {
        List<Map<String, Object>> modules = all(
                passed(4, 120), passed(5, 60), exempt(5, 60), List.of(module(6, 10, 60)), passed(6, 100), exempt6());
        Map<String, Object> given = award("BACHELORS_HONS", modules);
        // 110 own at level 6: level 4 does not help
        assertEquals("RPL_LIMITED", judge("classification", given).outcome().get("variant"));
        Map<String, Object> enough = Map.of("rpl.classification.own_level6", 110);
        assertNull(Usw.tryOut("classification", given, enough).get("variant"));
    }

    @Test
    public void a_2_9_6_1_onlyCreditOfTheAwardsLevelCounts() {
        Judgement<Map<String, Object>> usual = hnd(all(passed(4, 120), passed(5, 120)));
        assertFalse(usual.gaps().contains("AMB-T-56"));
        assertFalse(usual.review());
        Judgement<Map<String, Object>> more = hnd(all(passed(4, 100), passed(5, 140)));
        assertTrue(more.gaps().contains("AMB-T-56"));
        assertFalse(more.review());
        Judgement<Map<String, Object>> above = hnd(all(passed(4, 120), passed(5, 100), List.of(module(6, 20, 90))));
        assertTrue(above.gaps().contains("AMB-T-56"));
        assertTrue(above.review());
        assertEquals(new BigDecimal("50"), above.outcome().get("mean"));
    }

    @Test
    public void a_2_9_8_exactlyTheCreditOfTheAwardIsNoSurplus() {
        assertFalse(diploma("EXIT", passed(7, 120)).gaps().contains("AMB-T-57"));
        assertTrue(diploma("EXIT", passed(7, 140)).gaps().contains("AMB-T-57"));
    }

    @Test
    public void ambT57_onExitTheBestCreditThatSatisfiesTheLevelsCounts() {
        List<Map<String, Object>> top = all(marked(7, 80, 50), marked(7, 20, 70));
        // only 90 at level 7 are needed: 30 at level 6 take the place of the worst
        Judgement<Map<String, Object>> best = diploma("EXIT", all(top, marked(6, 40, 80)));
        // (30 x 80 + 20 x 70 + 70 x 50) / 120
        assertEquals(new BigDecimal("60.8333"), best.outcome().get("mean"));
        // no more than 120 count, and level 6 only where it is better
        Judgement<Map<String, Object>> worse = diploma("EXIT", all(top, marked(7, 40, 60), marked(6, 20, 45)));
        // (20 x 70 + 40 x 60 + 60 x 50) / 120
        assertEquals(new BigDecimal("56.6667"), worse.outcome().get("mean"));
    }

    @Test
    public void ambT57_theNeedAtTheAwardsLevelIsKept() {
        Map<String, Object> reading = Map.of("credit.awards.PGDIP.cap.L6", 60);
        Map<String, Object> given = with(award("PGDIP", all(marked(7, 100, 50), marked(6, 60, 80))), "use", "EXIT");
        // 90 at level 7 are needed, so 30 of level 6 count although 60 might: (90 x 50 + 30 x 80) / 120
        assertEquals(
                new BigDecimal("57.5"),
                Usw.tryOut("classification", given, reading).get("mean"));
    }

    @Test
    public void ambT57_creditBeyondTheCapOfItsLevelDoesNotCount() {
        Map<String, Object> reading = Map.of("credit.awards.PGDIP.cap.L6", 20);
        Map<String, Object> given =
                with(award("PGDIP", all(marked(7, 100, 50), marked(6, 60, 80), marked(5, 20, 90))), "use", "EXIT");
        // (100 x 50 + 20 x 80) / 120
        assertEquals(
                new BigDecimal("55"),
                Usw.tryOut("classification", given, reading).get("mean"));
    }

    @Test
    public void ambT30_onlyAModuleOfWhichAPartCountsIsCut() {
        for (int last : List.of(20, 40)) {
            List<Map<String, Object>> lower =
                    List.of(module(5, 40, 80), module(5, 40, 60), module(5, 20, 50), module(5, last, 45));
            Map<String, Object> given = award("BACHELORS_HONS", all(passed(4, 120), lower, passed(6, 120)));
            assertTrue(judge("classification", given).gaps().contains("AMB-T-30"));
        }
    }

    @Test
    public void ambT30_ofEqualMarksTheLargerModuleComesFirstSoThatNothingIsCut() {
        List<Map<String, Object>> lower = List.of(module(5, 20, 65), module(5, 60, 65), module(5, 40, 50));
        Map<String, Object> given = award("BACHELORS_HONS", all(passed(4, 120), lower, passed(6, 120)));
        assertFalse(judge("classification", given).gaps().contains("AMB-T-30"));
    }

    @Test
    public void a_1_4_9_aTieOfSidesMakesAScience() {
        Map<String, Object> four = Map.of("title.combined_subjects", 4);
        assertEquals(
                "BSC",
                Usw.tryOut("title", combined("SCIENCE", "SCIENCE", "ARTS", "ARTS"), four)
                        .get("designation"));
        assertEquals(
                "BA",
                Usw.tryOut("title", combined("SCIENCE", "ARTS", "ARTS", "ARTS"), four)
                        .get("designation"));
    }

    @Test
    public void a_1_2_1_aTitleWithoutAnythingBeforeHonoursHasNoDesignation() {
        Map<String, Object> given = map(
                "course_award", "BACHELORS_HONS",
                "title", "_HONS",
                "modules", all(passed(4, 120), passed(5, 120), passed(6, 60)));
        assertNull(judge("exit-award", given).outcome().get("designation"));
    }

    @Test
    public void a_2_6_10_sixWeeksBeforeTheBoardsToTheirDay() {
        assertEquals("WITHIN_SIX_WEEKS", suspension("2017-05-08"));
        assertNull(suspension("2017-05-07"));
        assertEquals("WITHIN_SIX_WEEKS", suspension("2017-06-19"));
        assertNull(suspension("2017-06-20"));
    }

    @Test
    public void a_2_2_7_2_theLeastLoadIsWithin() {
        assertEquals("WITHIN", load(20, 0));
        assertEquals("BELOW_NORMAL", load(19, 0));
        assertEquals("WITHIN", load(60, 60));
        assertEquals("ABOVE_NORMAL", load(60, 61));
    }

    @Test
    public void ambT48_oneModeAddsNoFractions() {
        assertFalse(years(map("mode", "FT", "years", 3)).gaps().contains("AMB-T-48"));
        assertTrue(years(map("mode", "FT", "years", 2), map("mode", "PT", "years", 2))
                .gaps()
                .contains("AMB-T-48"));
    }

    @Test
    public void ambT50_tenDaysAndEarlierAbsencesAreNoted() {
        assertFalse(absence(9, 0).gaps().contains("AMB-T-50"));
        assertTrue(absence(10, 0).gaps().contains("AMB-T-50"));
        assertTrue(absence(9, 1).gaps().contains("AMB-T-50"));
    }

    private static Judgement<Map<String, Object>> judge(String policy, Map<String, Object> given) {
        return Usw.PACK.evaluate(policy, given).judgement();
    }

    private static Judgement<Map<String, Object>> credit(String award, List<Map<String, Object>> modules) {
        return judge("credit", map("check", "AWARD", "award", award, "modules", modules));
    }

    private static Object unmet(String award, List<Map<String, Object>> modules) {
        return credit(award, modules).outcome().get("unmet");
    }

    private static List<String> codes(Judgement<?> judgement) {
        return judgement.findings().stream().map(one -> one.code()).toList();
    }

    private static Judgement<Map<String, Object>> limit(
            String award, int transferred, int experiential, Map<String, Object> own) {
        return judge(
                "rpl",
                map(
                        "check", "LIMIT",
                        "award", award,
                        "transferred", transferred,
                        "experiential", experiential,
                        "own_taught", own));
    }

    private static Map<String, Object> late(int days) {
        return map(
                "scale",
                "UG",
                "level",
                4,
                "credits",
                20,
                "elements",
                List.of(map("code", "E1", "weight", 100, "mark", 60, "late_working_days", days)));
    }

    private static Map<String, Object> progressionFacts(List<Map<String, Object>> modules, String point) {
        return map("group", "UG", "level", 4, "mode", "FT", "point", point, "modules", modules);
    }

    private static Judgement<Map<String, Object>> progression(List<Map<String, Object>> modules, String point) {
        return judge("progression", progressionFacts(modules, point));
    }

    private static List<?> options(Map<String, Object> given) {
        return (List<?>) judge("progression", given).outcome().get("options");
    }

    private static Map<String, Object> compensation(
            String award, String mode, int level, String grade, int mark, List<Map<String, Object>> others) {
        return map(
                "group", "UG",
                "course_award", award,
                "mode", mode,
                "candidate", map("level", level, "credits", 20, "mark", mark, "grade", grade),
                "others", others);
    }

    private static Object eligible(Map<String, Object> given) {
        return judge("compensation", given).outcome().get("eligible");
    }

    private static Map<String, Object> award(String award, List<Map<String, Object>> modules) {
        return map("award", award, "modules", modules);
    }

    private static Judgement<Map<String, Object>> hnd(List<Map<String, Object>> modules) {
        return judge("classification", award("HND", modules));
    }

    private static Judgement<Map<String, Object>> diploma(String use, List<Map<String, Object>> modules) {
        return judge("classification", with(award("PGDIP", modules), "use", use));
    }

    private static Map<String, Object> combined(String... areas) {
        List<Map<String, Object>> subjects = new ArrayList<>();
        for (String area : areas) {
            subjects.add(map("name", "S" + subjects.size(), "area", area, "role", "COMBINED", "faculty", "FAC-A"));
        }
        return map("pattern", "COMBINED", "subjects", subjects);
    }

    private static Object suspension(String applied) {
        Map<String, Object> outcome = judge(
                        "suspension",
                        map(
                                "type", "IN_YEAR",
                                "application_date", applied,
                                "board_date", "2017-06-19",
                                "start", applied,
                                "end", "2017-12-01",
                                "duration_academic_years", new BigDecimal("0.5"),
                                "reason", "MEDICAL",
                                "evidence", "MEDICAL_CERTIFICATE",
                                "return_likely", true,
                                "course_leader", "APPROVED",
                                "ec_panel", "APPROVED"))
                .outcome();
        return outcome.get("reason");
    }

    private static Object load(int credits, int before) {
        return judge("load", map("group", "UG", "credits", credits, "already_this_year", before))
                .outcome()
                .get("status");
    }

    @SafeVarargs
    private static Judgement<Map<String, Object>> years(Map<String, Object>... periods) {
        return judge("registration-period", map("award", "BACHELORS_HONS_3", "periods", List.of(periods)));
    }

    private static Judgement<Map<String, Object>> absence(int days, int before) {
        return judge("absence", map("working_days", days, "authorised_this_year", before));
    }

    /** No module is credited twice. */
    private static String nextCode() {
        return "M" + codes++;
    }

    private static Map<String, Object> module(int level, int credits, int mark) {
        return map("code", nextCode(), "level", level, "credits", credits, "mark", mark, "status", "PASS");
    }

    private static List<Map<String, Object>> passed(int level, int credits) {
        return marked(level, credits, 50);
    }

    private static List<Map<String, Object>> marked(int level, int credits, int mark) {
        return status(level, credits, "PASS", mark);
    }

    private static List<Map<String, Object>> exempt(int level, int credits) {
        List<Map<String, Object>> modules = status(level, credits, "EXEMPT", 50);
        modules.replaceAll(module -> with(module, "mark", null));
        return modules;
    }

    private static List<Map<String, Object>> exempt6() {
        return List.of(map("code", "E6", "level", 6, "credits", 10, "status", "EXEMPT"));
    }

    private static List<Map<String, Object>> status(int level, int credits, String status, int mark) {
        List<Map<String, Object>> modules = new ArrayList<>();
        for (int i = 0; i < credits / 20; i++) {
            modules.add(map("code", nextCode(), "level", level, "credits", 20, "mark", mark, "status", status));
        }
        return modules;
    }

    @SafeVarargs
    private static List<Map<String, Object>> all(List<Map<String, Object>>... parts) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (List<Map<String, Object>> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
