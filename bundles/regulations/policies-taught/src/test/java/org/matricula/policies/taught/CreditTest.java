package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Judgement;

public class CreditTest {

    @Test
    public void l592_honoursNeeds360And100AtLevel6() {
        assertUnmet("BACHELORS_HONS", honours(120, 140, 100));
        assertUnmet("BACHELORS_HONS", honours(120, 160, 80), "LEVEL_6");
        assertUnmet("BACHELORS_HONS", honours(120, 120, 120));
        assertUnmet("BACHELORS_HONS", honours(120, 120, 100), "TOTAL_CREDITS");
    }

    @Test
    public void ambT33_l592_level5IsCountedWithWhatStandsAbove() {
        assertUnmet("BACHELORS_HONS", honours(140, 100, 120));
        assertUnmet("BACHELORS_HONS", honours(160, 80, 120), "LEVEL_5");
    }

    @Test
    public void ambT72_level5MissingBeside100AtLevel6IsReviewed() {
        Judgement<CreditOutcome> judgement = judge("BACHELORS_HONS", honours(160, 100, 100));
        assertTrue(((CreditOutcome.AwardCredit) judgement.outcome()).qualifies());
        assertTrue(judgement.review());
        assertTrue(judgement.gaps().contains("AMB-T-72"));
        assertUnmet("BACHELORS_HONS", honours(180, 80, 100), "LEVEL_5");
    }

    @Test
    public void ambT34_surplusLevel3CreditIsIgnored() {
        List<ModuleFact> twenty = Usw.all(Usw.same(3, 20, "50"), Usw.same(4, 100, "50"));
        assertUnmet("CERTHE", twenty);
        assertUnmet("CERTHE", Usw.all(Usw.same(3, 40, "50"), Usw.same(4, 100, "50")));
        assertUnmet("CERTHE", Usw.all(Usw.same(3, 40, "50"), Usw.same(4, 80, "50")), "TOTAL_CREDITS", "LEVEL_4");
    }

    @Test
    public void l1508_compensatedCreditInHncAndHnd() {
        assertUnmet("HNC", Usw.all(Usw.same(4, 100, "50"), compensated(4, 20)));
        assertUnmet("HNC", Usw.all(Usw.same(4, 80, "50"), compensated(4, 40)), "PC_LIMIT");
        assertUnmet("HND", Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 80, "50"), compensated(5, 40)));
        assertUnmet("HND", Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 60, "50"), compensated(5, 60)), "PC_LIMIT");
    }

    @Test
    public void ambT35_l590_foundationDegreeNeeds40WorkBasedAtLevel5() {
        assertUnmet("FOUNDATION_DEGREE", foundation(40));
        assertUnmet("FOUNDATION_DEGREE", foundation(20), "WBL_MINIMUM");
        CreditOutcome.AwardCredit usual = credit("FOUNDATION_DEGREE", foundation(60));
        assertEquals(List.of(), usual.warnings());
        assertEquals(
                List.of("WBL_SHARE"),
                credit("FOUNDATION_DEGREE", foundation(40)).warnings());
    }

    @Test
    public void ambT38_l624_postgraduateCapsBelowLevel7() {
        assertUnmet("PGCERT", Usw.all(Usw.same(6, 20, "50"), Usw.same(7, 40, "50")));
        assertUnmet("PGCERT", Usw.all(Usw.same(6, 40, "50"), Usw.same(7, 20, "50")), "TOTAL_CREDITS", "LEVEL_7");
        assertUnmet("PGCERT", Usw.all(Usw.same(5, 20, "50"), Usw.same(7, 40, "50")), "TOTAL_CREDITS");
    }

    @Test
    public void ambT36_theLevelsOfShortAwardsFollowTheirNames() {
        for (int level : List.of(4, 5, 6)) {
            String award = Map.of(4, "UC", 5, "UHC", 6, "UAC").get(level);
            assertUnmet(award, Usw.all(Usw.same(level, 40, "50"), Usw.same(level - 1, 20, "50")));
            assertUnmet(award, Usw.all(Usw.same(level, 20, "50"), Usw.same(level - 1, 40, "50")), "LEVEL_" + level);
        }
        assertTrue(judge("UC", Usw.same(4, 60, "50")).gaps().contains("AMB-T-36"));
    }

    @Test
    public void l615_employmentExperienceCountsPlacementCreditApart() {
        List<ModuleFact> placement = List.of(ModuleFact.builder("P", 4, 60)
                .placementCredit(true)
                .kind(ModuleKind.PLACEMENT)
                .build());
        assertUnmet("EEC", Usw.all(Usw.same(4, 120, "50"), placement));
        assertUnmet("EEC", Usw.same(4, 180, "50"), "P_CREDITS");
        assertUnmet("EEC", Usw.all(Usw.same(4, 100, "50"), placement), "TOTAL_CREDITS");
    }

    @Test
    public void l639_masterByResearchNeeds100ResearchCredits() {
        assertUnmet("MASTERS_RESEARCH", research(100, 80));
        assertUnmet("MASTERS_RESEARCH", research(80, 100), "TOTAL_CREDITS", "RESEARCH_MINIMUM");
    }

    @Test
    public void l1006_priorLearningAboveTheMaximumIsDropped() {
        assertUnmet("CERTHE", Usw.all(Usw.exempt(4, 60), Usw.same(4, 60, "50")));
        assertUnmet("CERTHE", Usw.all(Usw.exempt(4, 80), Usw.same(4, 40, "50")), "RPL_MAXIMUM", "OWN_MINIMUM");
        assertUnmet("FCERTHE", Usw.all(Usw.exempt(3, 20), Usw.same(3, 100, "50")), "RPL_NOT_LISTED", "LEVEL_3");
    }

    @Test
    public void l1022_integratedMastersOwnMinimaServeOnce() {
        List<ModuleFact> enough =
                Usw.all(Usw.exempt(4, 120), Usw.exempt(5, 120), Usw.same(6, 120, "50"), Usw.same(7, 120, "50"));
        assertUnmet("INTEGRATED_MASTERS", enough);
    }

    @Test
    public void tRp4_provisionalCreditIsNotHeld() {
        List<ModuleFact> provisional = List.of(ModuleFact.builder("R", 4, 20)
                .origin(Origin.EXPERIENTIAL)
                .provisional(true)
                .build());
        assertUnmet("CERTHE", Usw.all(Usw.same(4, 100, "50"), provisional), "TOTAL_CREDITS");
    }

    @Test
    public void failedAndDeferredModulesCarryNothing() {
        List<ModuleFact> failed = List.of(ModuleFact.of("F", 4, 20, BigDecimal.TEN, ModuleStatus.F1));
        assertUnmet("HNC", Usw.all(Usw.same(4, 100, "50"), failed), "TOTAL_CREDITS", "LEVEL_4");
    }

    @Test
    public void anUnknownAwardIsRefusedWithTheKnownOnes() {
        String detail = assertThrows(ProblemException.class, () -> judge("PHD", List.of()))
                .getMessage();
        assertTrue(detail, detail.startsWith("award 'PHD' must be one of FCERTHE, CERTHE, HNC"));
    }

    @Test
    public void tMd2_sizesOfModules() {
        assertSize(null, 20, ModuleKind.TAUGHT, false);
        assertSize(null, 60, ModuleKind.TAUGHT, false);
        assertSize("ABOVE_MAXIMUM", 80, ModuleKind.TAUGHT, false);
        assertSize(null, 80, ModuleKind.TAUGHT, true);
        assertSize("NOT_STANDARD_MULTIPLE", 30, ModuleKind.TAUGHT, false);
        assertSize(null, 5, ModuleKind.TAUGHT, false);
        assertSize("BELOW_MINIMUM", 4, ModuleKind.TAUGHT, false);
        assertSize(null, 15, ModuleKind.TAUGHT, false);
        assertSize("NOT_STANDARD_MULTIPLE", 12, ModuleKind.TAUGHT, false);
        assertSize(null, 125, ModuleKind.PLACEMENT, false);
        assertSize(null, 35, ModuleKind.APL, false);
    }

    @Test
    public void tMd1_oneCreditIsTenHours() {
        CreditOutcome.Effort effort = (CreditOutcome.Effort)
                Usw.judge(TaughtPolicies.CREDIT, new CreditFacts.Effort(120, new BigDecimal("1200")))
                        .outcome();
        assertEquals("1200", effort.hours().toPlainString());
        assertEquals("60", effort.ects().toPlainString());
        assertTrue(effort.matches());
    }

    @Test
    public void tMd3_creditForWholeModulesOnly() {
        assertEquals(20, granted(new CreditFacts.PartCredit(20, 20)).credits());
        assertEquals(
                "PARTIAL_MODULE", granted(new CreditFacts.PartCredit(20, 10)).reason());
    }

    @Test
    public void tMd6_workExperienceNeedsAllFourProofs() {
        assertEquals(
                60,
                granted(new CreditFacts.WorkExperience(60, true, true, true, true))
                        .credits());
        assertEquals(
                "COMPETENCIES",
                granted(new CreditFacts.WorkExperience(60, false, true, true, true))
                        .reason());
        assertEquals(
                0,
                granted(new CreditFacts.WorkExperience(60, true, true, true, false))
                        .credits());
    }

    @Test
    public void ambT70_weeksAndHoursMustBothHold() {
        assertNull(length("EEC", "15", "600").reason());
        assertEquals("WEEKS", length("EEC", "14", "600").reason());
        assertEquals("HOURS", length("EED", "30", "1199").reason());
        assertTrue(length("SANDWICH", "30", "1200").sufficient());
        assertThrows(ProblemException.class, () -> length("HND", "30", "1200"));
    }

    private static CreditOutcome.Length length(String award, String weeks, String hours) {
        return (CreditOutcome.Length) Usw.judge(
                        TaughtPolicies.CREDIT,
                        new CreditFacts.WorkExperienceLength(award, new BigDecimal(weeks), new BigDecimal(hours)))
                .outcome();
    }

    private static CreditOutcome.Granted granted(CreditFacts facts) {
        return (CreditOutcome.Granted) Usw.judge(TaughtPolicies.CREDIT, facts).outcome();
    }

    private static void assertSize(String reason, int credits, ModuleKind kind, boolean derogation) {
        CreditOutcome outcome = Usw.judge(TaughtPolicies.CREDIT, new CreditFacts.ModuleSize(credits, kind, derogation))
                .outcome();
        assertEquals(new CreditOutcome.ModuleSize(reason == null, reason), outcome);
    }

    private static List<ModuleFact> honours(int level4, int level5, int level6) {
        return Usw.all(Usw.same(4, level4, "50"), Usw.same(5, level5, "50"), Usw.same(6, level6, "50"));
    }

    private static List<ModuleFact> foundation(int workBased) {
        List<ModuleFact> work = List.of(
                ModuleFact.builder("W", 5, workBased).kind(ModuleKind.WBL).build());
        return Usw.all(Usw.same(4, 120, "50"), Usw.same(5, 120 - workBased, "50"), work);
    }

    private static List<ModuleFact> research(int research, int taught) {
        List<ModuleFact> thesis = List.of(
                ModuleFact.builder("R", 7, research).kind(ModuleKind.RESEARCH).build());
        return Usw.all(thesis, Usw.same(7, taught, "50"));
    }

    private static List<ModuleFact> compensated(int level, int credits) {
        return List.of(ModuleFact.of("C", level, credits, new BigDecimal("35"), ModuleStatus.PC));
    }

    private static void assertUnmet(String award, List<ModuleFact> modules, String... unmet) {
        CreditOutcome.AwardCredit credit = credit(award, modules);
        assertEquals(List.of(unmet), credit.unmet());
        assertEquals(unmet.length == 0, credit.qualifies());
    }

    private static CreditOutcome.AwardCredit credit(String award, List<ModuleFact> modules) {
        return (CreditOutcome.AwardCredit) judge(award, modules).outcome();
    }

    private static Judgement<CreditOutcome> judge(String award, List<ModuleFact> modules) {
        return Usw.judge(TaughtPolicies.CREDIT, new CreditFacts.AwardCredit(award, modules));
    }
}
