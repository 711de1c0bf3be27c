package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.CohortAdjustment.Scope;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;

public class ModuleResultTest {

    private static final BigDecimal HALF = new BigDecimal("50");
    private static final BigDecimal ALL = new BigDecimal("100");

    @Test
    public void tMr1_fiveWorkingDaysLateIsLimitedTo40() {
        assertEquals("40", element(70, 5, false));
        assertEquals("35", element(35, 5, false));
        assertEquals("40", element(70, 1, false));
    }

    @Test
    public void tMr2_sixWorkingDaysLateIsLost() {
        assertEquals("0", element(70, 6, false));
    }

    @Test
    public void tMr3_upheldCircumstancesLiftBothLimits() {
        assertEquals("70", element(70, 5, true));
        assertEquals("70", element(70, 60, true));
    }

    @Test
    public void tMr4_notSubmittedIsNought() {
        ModuleResult result = result(MarkScale.UG, Attempt.FIRST, ElementFact.missing("E1", ALL));
        assertEquals(Grade.F2, result.grade());
        assertTrue(result.nothingSubmitted());
        assertEquals("0", result.mark().toString());
    }

    @Test
    public void tMr7_elementsNeedNotEachBePassed() {
        ModuleResult result = result(MarkScale.UG, Attempt.FIRST, half("E1", "35"), half("E2", "60"));
        assertTrue(result.passed());
        assertEquals("47.5", result.mark().toString());
        assertEquals(20, result.credits());
    }

    @Test
    public void tMr8_anElementBelow30MakesF2AndLeavesTheMark() {
        ModuleResult weak = result(MarkScale.UG, Attempt.FIRST, half("E1", "29.9"), half("E2", "60.1"));
        assertEquals(Grade.F2, weak.grade());
        assertEquals("45", weak.mark().toString());
        assertEquals(0, weak.credits());
        assertEquals(
                Grade.PASS,
                result(MarkScale.UG, Attempt.FIRST, half("E1", "30"), half("E2", "60"))
                        .grade());
    }

    @Test
    public void tMr8_aMarkedOutcomeBelow30MakesF2() {
        ModuleResultFacts facts = new ModuleResultFacts(
                MarkScale.UG,
                4,
                20,
                Attempt.FIRST,
                List.of(ElementFact.submitted("E1", ALL, new BigDecimal("60"))),
                List.of(new OutcomeMark("LO1", new BigDecimal("29"), false)),
                null);
        assertEquals(Grade.F2, judge(facts).outcome().grade());
    }

    @Test
    public void tMr9_aMustPassElementBelow40FailsTheModule() {
        Judgement<ModuleResult> failed = judge(facts(half("E1", "39.9").mustBePassed(), half("E2", "80")));
        assertEquals(Grade.F1, failed.outcome().grade());
        assertTrue(failed.review());
        assertTrue(failed.gaps().contains("AMB-T-05"));
        assertEquals(
                Grade.PASS,
                judge(facts(half("E1", "40").mustBePassed(), half("E2", "80")))
                        .outcome()
                        .grade());
    }

    @Test
    public void a_2_7_3_b_undergraduateBandsAreHalfOpen() {
        assertBand(MarkScale.UG, "70", Grade.PASS, ModuleBand.FIRST);
        assertBand(MarkScale.UG, "69.99", Grade.PASS, ModuleBand.UPPER_SECOND);
        assertBand(MarkScale.UG, "60", Grade.PASS, ModuleBand.UPPER_SECOND);
        assertBand(MarkScale.UG, "59.99", Grade.PASS, ModuleBand.LOWER_SECOND);
        assertBand(MarkScale.UG, "50", Grade.PASS, ModuleBand.LOWER_SECOND);
        assertBand(MarkScale.UG, "49.99", Grade.PASS, ModuleBand.THIRD);
        assertBand(MarkScale.UG, "40", Grade.PASS, ModuleBand.THIRD);
        assertBand(MarkScale.UG, "39.99", Grade.F1, ModuleBand.NONE);
        assertBand(MarkScale.UG, "30", Grade.F1, ModuleBand.NONE);
        assertBand(MarkScale.UG, "29.99", Grade.F2, ModuleBand.NONE);
    }

    @Test
    public void a_2_7_3_c_postgraduateBandsAreHalfOpen() {
        assertBand(MarkScale.PG, "70", Grade.PASS, ModuleBand.DISTINCTION);
        assertBand(MarkScale.PG, "69.99", Grade.PASS, ModuleBand.MERIT);
        assertBand(MarkScale.PG, "59.99", Grade.PASS, ModuleBand.PASS);
        assertBand(MarkScale.PG, "40", Grade.PASS, ModuleBand.PASS);
        assertBand(MarkScale.PG, "39.99", Grade.F1, ModuleBand.NONE);
        assertBand(MarkScale.EDEXCEL, "70", Grade.PASS, ModuleBand.D);
        assertBand(MarkScale.EDEXCEL, "60", Grade.PASS, ModuleBand.M);
        assertBand(MarkScale.EDEXCEL, "40", Grade.PASS, ModuleBand.P);
    }

    @Test
    public void tMr11_aCohortAdjustmentActsBeforeLateRulesAndUpTo100() {
        CohortAdjustment five = new CohortAdjustment(Scope.COHORT, new BigDecimal("5"), null, true, true);
        assertEquals("100", adjusted(five, "98").elementMarks().get("E1").toPlainString());
        assertEquals("43", adjusted(five, "38").mark().toString());
        assertEquals(ModuleResult.Adjustment.APPLIED, adjusted(five, "38").adjustment());
    }

    @Test
    public void tMr11_anIndividualIsNeverAdjusted() {
        BigDecimal five = new BigDecimal("5");
        List<CohortAdjustment> refused = List.of(
                new CohortAdjustment(Scope.INDIVIDUAL, five, null, true, true),
                new CohortAdjustment(Scope.GROUP, five, null, false, true),
                new CohortAdjustment(Scope.GROUP, five, null, true, false));
        for (CohortAdjustment adjustment : refused) {
            assertEquals("38", adjusted(adjustment, "38").mark().toString());
            assertEquals(
                    ModuleResult.Adjustment.REFUSED, adjusted(adjustment, "38").adjustment());
        }
    }

    @Test
    public void tRa5_aResitIsCappedAsAWholeAndItsElementsAreNot() {
        ModuleResult result = result(
                MarkScale.UG,
                Attempt.REPEAT_RESIT,
                ElementFact.carried("E1", HALF, new BigDecimal("60")),
                half("E2", "66"));
        assertEquals("63", result.calculated().toString());
        assertEquals("40", result.mark().toString());
        assertTrue(result.capped());
        assertEquals("66", result.elementMarks().get("E2").toPlainString());
        ModuleResult exactly = result(MarkScale.UG, Attempt.RESIT, half("E1", "40"), half("E2", "40"));
        assertFalse(exactly.capped());
        assertEquals(
                "55",
                result(MarkScale.UG, Attempt.REPEAT, half("E1", "55"), half("E2", "55"))
                        .mark()
                        .toString());
    }

    @Test
    public void tRul3_thirdsAreExact() {
        ModuleResult result = result(MarkScale.UG, Attempt.FIRST, weighted("E1", "1", "39"), weighted("E2", "2", "41"));
        assertEquals("121/3", result.mark().toString());
    }

    @Test
    public void partnerRoundingIsANamedStep() {
        Map<String, Object> given = Map.of(
                "scale",
                "UG",
                "level",
                5,
                "credits",
                20,
                "elements",
                List.of(Map.of("code", "E1", "weight", 100, "mark", 39.5)));
        Map<String, Object> rounded =
                Usw.tryOut("module-result", given, Map.of("module.mark_rounding", "integer_half_up"));
        assertEquals("PASS", rounded.get("grade"));
        assertEquals("F1", Usw.tryOut("module-result", given, Map.of()).get("grade"));
    }

    @Test
    public void ambT111_anElementWithPartsHasTheirExactMeanAndLateRulesActOnTheParts() {
        ElementFact late = weighted("Q", "33.33", "70.01").late(2, false);
        Judgement<ModuleResult> judged = judge(facts(whole(late, weighted("R", "66.67", "61.01")), half("E2", "60")));
        ModuleResult result = judged.outcome();
        // (33.33 x 40 + 66.67 x 61.01) / 100
        assertEquals(Map.of("E1", new BigDecimal("54.007367"), "E2", new BigDecimal("60")), result.elementMarks());
        assertEquals(Map.of("Q", new BigDecimal("40"), "R", new BigDecimal("61.01")), result.partMarks());
        assertEquals("57.0036835", result.mark().toString());
        assertTrue(judged.gaps().contains("AMB-T-111"));
        assertTrue(judged.findings().stream().anyMatch(finding -> finding.code().equals("PARTS")));
    }

    @Test
    public void ambT111_aMissingPartIsNoughtAndOneThatIsThereMakesASubmission() {
        ModuleResult some = result(
                MarkScale.UG,
                Attempt.FIRST,
                whole(ElementFact.missing("Q", HALF), half("R", "80")),
                ElementFact.missing("E2", HALF));
        assertEquals("40", some.elementMarks().get("E1").toPlainString());
        assertFalse(some.nothingSubmitted());
        ModuleResult none = result(
                MarkScale.UG,
                Attempt.FIRST,
                whole(ElementFact.missing("Q", HALF), ElementFact.missing("R", HALF)),
                ElementFact.missing("E2", HALF));
        assertTrue(none.nothingSubmitted());
    }

    @Test
    public void ambT112_weaknessIsJudgedOnTheElementAndMustPassOnThePartTooThatIsNamed() {
        ModuleResult weakPart =
                result(MarkScale.UG, Attempt.FIRST, whole(half("Q", "10"), half("R", "80")), half("E2", "60"));
        assertEquals(Grade.PASS, weakPart.grade());
        ModuleResult named = result(
                MarkScale.UG,
                Attempt.FIRST,
                whole(half("Q", "39.99").mustBePassed(), half("R", "80")),
                half("E2", "60"));
        assertEquals(Grade.F1, named.grade());
        assertEquals(List.of("E2"), named.passedElements());
        ModuleResult reached = result(
                MarkScale.UG, Attempt.FIRST, whole(half("Q", "40").mustBePassed(), half("R", "80")), half("E2", "60"));
        assertEquals(Grade.PASS, reached.grade());
        ModuleResult weakWhole =
                result(MarkScale.UG, Attempt.FIRST, whole(half("Q", "29"), half("R", "30.9")), half("E2", "80"));
        assertEquals(Grade.F2, weakWhole.grade());
    }

    @Test
    public void tMr6_capsOfAnElementAndOfItsPartAndAdjustmentsActWhereTheyAreMeant() {
        ElementFact part = new ElementFact(
                "Q", HALF, new BigDecimal("80"), ElementState.SUBMITTED, 0, false, false, new BigDecimal("40"));
        ElementFact capped =
                ElementFact.ofParts("E1", ALL, false, new BigDecimal("45"), List.of(part, half("R", "60")));
        ModuleResult result = result(MarkScale.UG, Attempt.FIRST, capped);
        assertEquals("40", result.partMarks().get("Q").toPlainString());
        assertEquals("45", result.elementMarks().get("E1").toPlainString());
        List<ElementFact> elements =
                List.of(ElementFact.ofParts("E1", ALL, false, null, List.of(half("Q", "50"), half("R", "60"))));
        for (String named : new String[] {null, "E1"}) {
            CohortAdjustment all = new CohortAdjustment(Scope.COHORT, BigDecimal.TEN, named, true, true);
            assertEquals(
                    "65",
                    judge(new ModuleResultFacts(MarkScale.UG, 4, 20, Attempt.FIRST, elements, List.of(), all))
                            .outcome()
                            .mark()
                            .toString());
        }
        CohortAdjustment one = new CohortAdjustment(Scope.COHORT, BigDecimal.TEN, "R", true, true);
        assertEquals(
                "60",
                judge(new ModuleResultFacts(MarkScale.UG, 4, 20, Attempt.FIRST, elements, List.of(), one))
                        .outcome()
                        .mark()
                        .toString());
    }

    @Test
    public void tRa1_elementsFromThePassMarkOnAreThoseThatAResitCarries() {
        ModuleResult result = result(
                MarkScale.UG,
                Attempt.FIRST,
                weighted("E1", "30", "40"),
                weighted("E2", "30", "39.99"),
                weighted("E3", "40", "90").late(2, false));
        assertEquals(List.of("E1", "E3"), result.passedElements());
        Judgement<ModuleResult> resit = judge(new ModuleResultFacts(
                MarkScale.UG,
                5,
                20,
                Attempt.RESIT,
                List.of(ElementFact.carried("E1", HALF, new BigDecimal("62")), half("E2", "50"))));
        assertEquals("40", resit.outcome().mark().toString());
        assertEquals(
                1,
                resit.findings().stream()
                        .filter(f -> f.code().equals("CARRIED"))
                        .count());
    }

    @Test
    public void theGradeOfAnotherFamilyIsAPassWhereCreditIsHeld() {
        assertEquals(ModuleStatus.F1, ModuleStatus.of("F1", false));
        assertEquals(ModuleStatus.PC, ModuleStatus.of("PC", true));
        assertEquals(ModuleStatus.PASS, ModuleStatus.of("HD", true));
        assertEquals(ModuleStatus.F2, ModuleStatus.of("TF", false));
    }

    @Test
    public void findingsShowTheCalculation() {
        List<Finding> findings =
                judge(facts(half("E1", "55"), half("E2", "62.5"))).findings();
        String steps =
                findings.stream().flatMap(one -> one.steps().stream()).toList().toString();
        assertTrue(steps, steps.contains("(50 x 55 + 50 x 62.5) / 100"));
        assertTrue(steps, steps.contains("result=58.75"));
    }

    @Test
    public void contradictoryFactsAreRefused() {
        assertThrows(ProblemException.class, () -> judge(facts(half("E1", "50"), half("E1", "60"))));
        assertThrows(ProblemException.class, () -> judge(facts(ElementFact.submitted("E1", ALL, null))));
        assertThrows(ProblemException.class, () -> judge(facts(weighted("E1", "0", "50"))));
        assertThrows(ProblemException.class, () -> judge(facts()));
        assertThrows(ProblemException.class, () -> judge(facts(whole(half("Q", "50"), weighted("R", "49", "50")))));
        assertThrows(ProblemException.class, () -> judge(facts(whole(half("Q", "50"), half("Q", "60")))));
        assertThrows(ProblemException.class, () -> judge(facts(whole(half("E1", "50"), half("R", "60")))));
        ElementFact nested = ElementFact.ofParts("N", HALF, false, null, List.of(weighted("Q", "100", "50")));
        assertThrows(ProblemException.class, () -> judge(facts(whole(nested, half("R", "60")))));
    }

    @Test
    public void tMr7_aPartBelowTheLimitOfWeaknessIsNamedAndNotOneAtIt() {
        assertTrue(gaps("29.99").contains("AMB-T-112"));
        assertFalse(gaps("30").contains("AMB-T-112"));
    }

    private static List<String> gaps(String part) {
        return List.copyOf(judge(facts(whole(half("Q", part), half("R", "70")), half("E2", "50")))
                .gaps());
    }

    private static ElementFact whole(ElementFact... parts) {
        return ElementFact.ofParts("E1", HALF, false, null, List.of(parts));
    }

    private static String element(int mark, int days, boolean upheld) {
        ElementFact late =
                ElementFact.submitted("E1", ALL, BigDecimal.valueOf(mark)).late(days, upheld);
        return judge(facts(late)).outcome().elementMarks().get("E1").toPlainString();
    }

    private static void assertBand(MarkScale scale, String mark, Grade grade, ModuleBand band) {
        ModuleResult result = result(scale, Attempt.FIRST, weighted("E1", "100", mark));
        assertEquals(mark, grade, result.grade());
        assertEquals(mark, band, result.band());
    }

    private static ModuleResult adjusted(CohortAdjustment adjustment, String mark) {
        List<ElementFact> elements = List.of(weighted("E1", "100", mark));
        return judge(new ModuleResultFacts(MarkScale.UG, 4, 20, Attempt.FIRST, elements, List.of(), adjustment))
                .outcome();
    }

    private static ElementFact half(String code, String mark) {
        return ElementFact.submitted(code, HALF, new BigDecimal(mark));
    }

    private static ElementFact weighted(String code, String weight, String mark) {
        return ElementFact.submitted(code, new BigDecimal(weight), new BigDecimal(mark));
    }

    private static ModuleResultFacts facts(ElementFact... elements) {
        return new ModuleResultFacts(MarkScale.UG, 5, 20, Attempt.FIRST, List.of(elements));
    }

    private static ModuleResult result(MarkScale scale, Attempt attempt, ElementFact... elements) {
        return judge(new ModuleResultFacts(scale, 5, 20, attempt, List.of(elements)))
                .outcome();
    }

    private static Judgement<ModuleResult> judge(ModuleResultFacts facts) {
        return Usw.judge(TaughtPolicies.MODULE_RESULT, facts);
    }
}
