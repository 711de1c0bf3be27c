package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.Classification.Method;
import org.matricula.policies.taught.Classification.PreviousRules;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.Classification.Special;
import org.matricula.policies.taught.Classification.Variant;
import org.matricula.policies.taught.ClassificationFacts.Aegrotat;
import org.matricula.policies.taught.ClassificationFacts.Award;
import org.matricula.policies.taught.ClassificationFacts.AwardType;
import org.matricula.policies.taught.ClassificationFacts.Entry;
import org.matricula.policies.taught.ClassificationFacts.Posthumous;
import org.matricula.policies.taught.ClassificationFacts.Use;
import org.matricula.regulations.api.Judgement;

public class ClassificationTest {

    @Test
    public void a_2_9_5_d_limitsOfHonours() {
        assertHonours("69.5", Result.FIRST);
        assertHonours("69.49", Result.UPPER_SECOND);
        assertHonours("59.5", Result.UPPER_SECOND);
        assertHonours("59.49", Result.LOWER_SECOND);
        assertHonours("49.5", Result.LOWER_SECOND);
        assertHonours("49.49", Result.THIRD);
        assertHonours("39.5", Result.THIRD);
        assertHonours("39.49", Result.NO_CLASS);
    }

    @Test
    public void tRul3_aMeanThatIsShownAs69_5IsStillBelowIt() {
        List<ModuleFact> upper = Usw.all(
                Usw.same(6, 100, "69.5"), List.of(ModuleFact.of("M", 6, 20, Usw.mark("69.4999"), ModuleStatus.PASS)));
        Classified classified = honours(Usw.same(5, 120, "40"), upper);
        assertEquals(Result.UPPER_SECOND, classified.result());
        assertEquals(Method.M2, classified.method());
    }

    @Test
    public void tCl1_a_2_9_5_d_method1TakesTheBest60OfLevel5() {
        Classified classified = honours(Usw.modules(5, "40", "80", "40", "79", "40", "81"), Usw.same(6, 120, "60"));
        assertEquals("200/3", classified.method1().toString());
        assertEquals("60", classified.method2().toString());
        assertEquals(Method.M1, classified.method());
    }

    @Test
    public void a_2_9_5_d_equalMethodsCountAsMethod2() {
        assertEquals(
                Method.M2,
                honours(Usw.same(5, 120, "60"), Usw.same(6, 120, "60")).method());
    }

    @Test
    public void ambT30_aLargeModuleIsCut() {
        List<ModuleFact> lower = Usw.all(
                List.of(ModuleFact.passed("L", 5, 40, 80)),
                List.of(ModuleFact.passed("K", 5, 40, 60)),
                Usw.same(5, 40, "50"));
        Judgement<Classification> judgement =
                judge("BACHELORS_HONS", Usw.all(Usw.same(4, 120, "50"), lower, Usw.same(6, 120, "50")));
        Classified classified = (Classified) judgement.outcome();
        assertEquals("520/9", classified.method1().toString());
        assertTrue(judgement.gaps().contains("AMB-T-30"));
    }

    @Test
    public void a_2_9_5_f_140CreditsCountAs120() {
        List<ModuleFact> modules = Usw.all(
                Usw.same(4, 100, "50"),
                Usw.same(5, 120, "50"),
                Usw.modules(6, "60", "60", "60", "60", "60", "60", "74"));
        Classified classified = (Classified) judge("BACHELORS_HONS", modules).outcome();
        assertEquals(Variant.L6_140, classified.variant());
        assertEquals("62", classified.method2().toString());
    }

    @Test
    public void ambT32_a_2_9_5_e_100CreditsAreFilledUpFromLevel5() {
        List<ModuleFact> modules = Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 140, "48"), Usw.same(6, 100, "60"));
        Classified classified = (Classified) judge("BACHELORS_HONS", modules).outcome();
        assertEquals(Variant.L6_100, classified.variant());
        assertEquals("58", classified.method2().toString());
    }

    @Test
    public void ambT31_otherTotalsAreReviewed() {
        List<ModuleFact> modules = Usw.all(Usw.same(4, 80, "50"), Usw.same(5, 120, "50"), Usw.same(6, 160, "60"));
        Judgement<Classification> judgement = judge("BACHELORS_HONS", modules);
        assertEquals(Result.REVIEW, ((Classified) judgement.outcome()).result());
        assertTrue(judgement.review());
    }

    @Test
    public void ambT31_level7CountsAsLevel6() {
        List<ModuleFact> modules =
                Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 120, "50"), Usw.same(6, 100, "60"), Usw.same(7, 20, "66"));
        Classified classified = (Classified) judge("BACHELORS_HONS", modules).outcome();
        assertEquals("61", classified.method2().toString());
        assertEquals(Variant.STANDARD, classified.variant());
    }

    @Test
    public void tCl2_topUpKnowsMethod2Only() {
        List<ModuleFact> modules = Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 120, "90"), Usw.same(6, 120, "55"));
        Award facts = ClassificationFacts.award("BACHELORS_HONS", Use.TARGET, Entry.TOP_UP_OWN, modules);
        Classified classified =
                (Classified) Usw.judge(TaughtPolicies.CLASSIFICATION, facts).outcome();
        assertEquals(Variant.TOP_UP, classified.variant());
        assertNull(classified.method1());
        assertEquals("55", classified.mean().toString());
    }

    @Test
    public void tRp11_tCl3_holdersOfPriorLearningNeed60OwnAtLevel5() {
        List<ModuleFact> sixty =
                Usw.all(Usw.exempt(4, 120), Usw.exempt(5, 60), Usw.same(5, 60, "80"), Usw.same(6, 120, "50"));
        assertEquals(
                Variant.STANDARD, ((Classified) judge("BACHELORS_HONS", sixty).outcome()).variant());
        List<ModuleFact> forty =
                Usw.all(Usw.exempt(4, 120), Usw.exempt(5, 80), Usw.same(5, 40, "80"), Usw.same(6, 120, "50"));
        Classified limited = (Classified) judge("BACHELORS_HONS", forty).outcome();
        assertEquals(Variant.RPL_LIMITED, limited.variant());
        assertEquals("50", limited.mean().toString());
        assertNull(limited.method1());
    }

    @Test
    public void tRp11_tCl3_exactly120OwnCreditsAreAllUsed() {
        List<ModuleFact> modules =
                Usw.all(Usw.exempt(4, 120), Usw.exempt(5, 120), Usw.same(5, 20, "80"), Usw.same(6, 100, "50"));
        assertEquals(
                "55",
                ((Classified) judge("BACHELORS_HONS", modules).outcome()).mean().toString());
    }

    @Test
    public void tRp11_creditOfAnotherCourseIsNoneOfTheHonoursDegree() {
        List<ModuleFact> own = Usw.all(Usw.exempt(4, 120), Usw.exempt(5, 60), Usw.same(6, 120, "50"));
        List<ModuleFact> here = Usw.all(own, of(Origin.OWN, true));
        assertEquals(
                Variant.STANDARD, ((Classified) judge("BACHELORS_HONS", here).outcome()).variant());
        List<ModuleFact> elsewhere = Usw.all(own, of(Origin.OWN, false));
        Classified limited = (Classified) judge("BACHELORS_HONS", elsewhere).outcome();
        assertEquals(Variant.RPL_LIMITED, limited.variant());
        assertEquals("50", limited.mean().toString());
    }

    // three modules at level 5 with 80
    private static List<ModuleFact> of(Origin origin, boolean onDegree) {
        return Stream.of("A", "B", "C")
                .map(code -> ModuleFact.builder(code, 5, 20)
                        .mark(Usw.mark("80"))
                        .origin(origin)
                        .onDegree(onDegree)
                        .build())
                .toList();
    }

    @Test
    public void tRp9_marksOfOwnCreditCountTaughtOrExperientialAndNoOthers() {
        List<ModuleFact> own =
                Usw.all(Usw.exempt(4, 120), Usw.same(5, 60, "60"), Usw.exempt(5, 60), Usw.same(6, 100, "50"));
        Classified taught = classified(own, experience("50", Origin.OWN));
        Classified experiential = classified(own, experience("50", Origin.EXPERIENTIAL));
        assertEquals(taught.method2(), experiential.method2());
        Classified better = classified(own, experience("80", Origin.EXPERIENTIAL));
        assertEquals("55", better.method2().toString());
        // a mark that came with transferred credit is no mark of the award
        Classified transferred =
                classified(Usw.all(own, List.of(experience("100", Origin.EXEMPT))), experience("50", Origin.OWN));
        assertEquals(taught.method1(), transferred.method1());
        assertEquals(taught.method2(), transferred.method2());
    }

    private static Classified classified(List<ModuleFact> modules, ModuleFact more) {
        return (Classified)
                judge("BACHELORS_HONS", Usw.all(modules, List.of(more))).outcome();
    }

    private static ModuleFact experience(String mark, Origin origin) {
        return ModuleFact.builder("E" + origin, 6, 20)
                .mark(Usw.mark(mark))
                .origin(origin)
                .build();
    }

    @Test
    public void theCreditTestComesFirst() {
        Classified classified = honours(Usw.same(5, 100, "60"), Usw.same(6, 100, "60"));
        assertEquals(Result.NOT_ELIGIBLE, classified.result());
        assertEquals(List.of("TOTAL_CREDITS"), classified.unmet().subList(0, 1));
        assertNull(classified.mean());
    }

    @Test
    public void a_2_9_6_hndCountsLevel5Only() {
        Classified classified = (Classified) judge("HND", Usw.all(Usw.same(4, 120, "90"), Usw.same(5, 120, "59.5")))
                .outcome();
        assertEquals("59.5", classified.mean().toString());
        assertEquals(Result.MERIT, classified.result());
        Classified below = (Classified) judge("HND", Usw.all(Usw.same(4, 120, "90"), Usw.same(5, 120, "59.49")))
                .outcome();
        assertEquals(Result.PASS, below.result());
    }

    @Test
    public void a_2_9_7_integratedMasters() {
        List<ModuleFact> modules = Usw.all(
                Usw.same(4, 120, "50"),
                Usw.same(5, 120, "50"),
                Usw.modules(6, "75", "75", "75", "40", "40", "40"),
                Usw.same(7, 120, "69"));
        Classified classified =
                (Classified) judge("INTEGRATED_MASTERS", modules).outcome();
        assertEquals("71", classified.mean().toString());
        assertEquals(Result.DISTINCTION, classified.result());
    }

    @Test
    public void a_2_9_8_mastersWeighsTheDissertationByItsCredits() {
        List<ModuleFact> modules = Usw.all(Usw.same(7, 120, "60"), List.of(ModuleFact.passed("D", 7, 60, 75)));
        Classified classified = (Classified) judge("MASTERS", modules).outcome();
        assertEquals("65", classified.mean().toString());
        assertEquals(Result.MERIT, classified.result());
    }

    @Test
    public void ambT57_onExitTheBestCreditsThatSatisfyTheAward() {
        List<ModuleFact> modules = Usw.all(Usw.modules(7, "50", "60", "40"), Usw.modules(6, "70", "80"));
        Award facts = ClassificationFacts.award("PGCERT", Use.EXIT, Entry.STANDARD, modules);
        Classified classified =
                (Classified) Usw.judge(TaughtPolicies.CLASSIFICATION, facts).outcome();
        assertEquals("190/3", classified.mean().toString());
    }

    @Test
    public void tEx2_l1593_exitAwardsBelowHonoursAreUnclassified() {
        for (String award : List.of("CERTHE", "DIPHE", "BACHELORS")) {
            List<ModuleFact> modules = Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 120, "50"), Usw.same(6, 60, "50"));
            Award facts = ClassificationFacts.award(award, Use.EXIT, Entry.STANDARD, modules);
            assertEquals(
                    Result.UNCLASSIFIED,
                    ((Classified) Usw.judge(TaughtPolicies.CLASSIFICATION, facts)
                                    .outcome())
                            .result());
        }
    }

    @Test
    public void l1594_freeStandingCertificatesAreClassified() {
        Award facts = ClassificationFacts.award("CERTHE", Use.FREE_STANDING, Entry.STANDARD, Usw.same(4, 120, "69.5"));
        assertEquals(
                Result.DISTINCTION,
                ((Classified) Usw.judge(TaughtPolicies.CLASSIFICATION, facts).outcome()).result());
    }

    @Test
    public void ambT42_awardsWithoutARuleAreUnclassifiedAndReviewed() {
        Judgement<Classification> judgement = judge("GRADDIP", Usw.same(6, 120, "70"));
        assertEquals(Result.UNCLASSIFIED, ((Classified) judgement.outcome()).result());
        assertTrue(judgement.review());
        for (String award : List.of("GDL", "LPC", "PGCE")) {
            assertEquals(
                    Result.UNCLASSIFIED,
                    ((Classified) judge(award, Usw.same(7, 60, "70")).outcome()).result());
        }
    }

    @Test
    public void tCl4_marksOfLevels3And4NeverCount() {
        List<ModuleFact> counted = Usw.all(Usw.same(5, 120, "58"), Usw.same(6, 120, "59"));
        Classified without = (Classified)
                judge("BACHELORS_HONS", Usw.all(Usw.exempt(4, 120), counted)).outcome();
        for (String mark : List.of("40", "100")) {
            Classified with = (Classified)
                    judge("BACHELORS_HONS", Usw.all(Usw.same(3, 120, mark), Usw.same(4, 120, mark), counted))
                            .outcome();
            assertEquals(Result.LOWER_SECOND, with.result());
            assertEquals("59", with.mean().toString());
            assertEquals("176/3", with.method1().toString());
        }
        assertEquals("59", without.mean().toString());
    }

    @Test
    public void tCl5_ambT63_a_2_9_5_a_earlierRegulations() {
        assertEquals(PreviousRules.ON_REQUEST, previous("BACHELORS_HONS", null, true, false));
        assertEquals(PreviousRules.AUTOMATIC, previous("BACHELORS_HONS", null, true, true));
        assertEquals(PreviousRules.PREVIOUS_ONLY, previous("MASTERS", "2011/12", false, false));
        assertEquals(PreviousRules.NO, previous("MASTERS", "2012/13", false, false));
    }

    @Test
    public void a_2_9_11_1_aegrotat() {
        assertEquals(
                "AEGROTAT",
                special(new Aegrotat(AwardType.HONOURS, true, true, true, true, true))
                        .outcome());
        assertEquals(
                Result.UNCLASSIFIED,
                special(new Aegrotat(AwardType.HONOURS, true, true, true, true, true))
                        .classification());
        assertEquals(
                "RESEARCH_DEGREE",
                special(new Aegrotat(AwardType.RESEARCH_DEGREE, true, true, true, true, true))
                        .reason());
        assertEquals(
                "CONDITIONS_NOT_MET",
                special(new Aegrotat(AwardType.HONOURS, true, false, true, true, true))
                        .reason());
        assertEquals(
                "COMPLETE_LATER",
                special(new Aegrotat(AwardType.HONOURS, true, true, true, false, true))
                        .outcome());
    }

    @Test
    public void l1628_aThirdOfTheCreditExactlyIsEnough() {
        assertEquals(
                "POSTHUMOUS_AWARD",
                special(new Posthumous(AwardType.UNDERGRADUATE, false, 80, 240, StudyMode.FT, false))
                        .outcome());
        assertEquals(
                "BELOW_ONE_THIRD",
                special(new Posthumous(AwardType.UNDERGRADUATE, false, 79, 240, StudyMode.FT, false))
                        .reason());
        assertEquals(
                "REPORT_MISSING",
                special(new Posthumous(AwardType.HONOURS, false, 120, 360, StudyMode.FT, false))
                        .reason());
        assertEquals(
                "POSTHUMOUS_AWARD",
                special(new Posthumous(AwardType.HONOURS, false, 120, 360, StudyMode.FT, true))
                        .outcome());
        assertEquals(
                "NORMAL_AWARD",
                special(new Posthumous(AwardType.HONOURS, true, 0, 0, StudyMode.FT, false))
                        .outcome());
    }

    @Test
    public void findingsShowEveryStepExactly() {
        List<ModuleFact> modules = Usw.all(
                Usw.same(4, 120, "50"),
                Usw.modules(5, "55", "58", "52", "50", "49", "57"),
                Usw.modules(6, "62", "65", "58", "61", "60", "64"));
        String steps = judge("BACHELORS_HONS", modules).findings().stream()
                .flatMap(one -> one.steps().stream())
                .map(step -> step.name() + " = " + step.expression() + " = " + step.result())
                .toList()
                .toString();
        assertTrue(steps, steps.contains("best = (20 x 58 + 20 x 57 + 20 x 55) / 60 = 170/3"));
        assertTrue(
                steps,
                steps.contains("method2 = (20 x 62 + 20 x 65 + 20 x 58 + 20 x 61 + 20 x 60 + 20 x 64) / 120 = 185/3"));
        assertTrue(steps, steps.contains("method1 = (60 x 170/3 + 120 x 185/3) / 180 = 60"));
    }

    private static PreviousRules previous(String award, String begun, boolean level5, boolean level6) {
        AcademicSession session = begun == null ? null : AcademicSession.valueOf(begun);
        Award facts = new Award(award, Use.TARGET, Entry.STANDARD, List.of(), session, false, level5, level6);
        return ((Classified) Usw.judge(TaughtPolicies.CLASSIFICATION, facts).outcome()).alsoPreviousRegulations();
    }

    private static Special special(ClassificationFacts facts) {
        return (Special) Usw.judge(TaughtPolicies.CLASSIFICATION, facts).outcome();
    }

    private static void assertHonours(String mark, Result result) {
        assertEquals(
                mark,
                result,
                honours(Usw.same(5, 120, "0"), Usw.same(6, 120, mark)).result());
    }

    private static Classified honours(List<ModuleFact> level5, List<ModuleFact> level6) {
        return (Classified) judge("BACHELORS_HONS", Usw.all(Usw.same(4, 120, "50"), level5, level6))
                .outcome();
    }

    private static Judgement<Classification> judge(String award, List<ModuleFact> modules) {
        return Usw.judge(TaughtPolicies.CLASSIFICATION, ClassificationFacts.award(award, modules));
    }
}
