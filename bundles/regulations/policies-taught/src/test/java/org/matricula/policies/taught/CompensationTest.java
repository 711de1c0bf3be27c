package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.Test;
import org.matricula.policies.taught.CompensationFacts.Candidate;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;

public class CompensationTest {

    @Test
    public void tCo1_a_2_8_5_f_theMarkIsUnchangedAndTheBoardDecides() {
        Judgement<Compensation> judgement = full(f1(5, "35"), Usw.same(5, 100, "50"));
        assertEquals(ModuleStatus.PC, judgement.outcome().gradeIfAccepted());
        assertEquals("35", judgement.outcome().markIfAccepted().toPlainString());
        assertEquals(Entitlement.DISCRETION, judgement.entitlement());
        assertEquals(DecidedBy.AWARD_BOARD, judgement.decidedBy());
    }

    @Test
    public void a_2_8_5_a_aPassIsNoFailure() {
        assertReason("NOT_A_FAILURE", false, full(candidate(5, "45", Grade.PASS), Usw.same(5, 100, "50")));
    }

    @Test
    public void a_2_8_5_b_coreModulesAreNeverCompensated() {
        Candidate core = new Candidate("C", 5, 20, mark("35"), Grade.F1, mark("35"), true, ModuleKind.TAUGHT, false);
        assertReason("CORE_MODULE", false, full(core, Usw.same(5, 100, "50")));
    }

    @Test
    public void a_2_8_5_c_dissertationsOfPostgraduatesAreNeverCompensated() {
        Candidate thesis =
                new Candidate("D", 7, 20, mark("35"), Grade.F1, mark("35"), false, ModuleKind.DISSERTATION, false);
        assertReason("DISSERTATION", false, pg("MASTERS", StudyMode.FT, thesis, Usw.same(7, 120, "60"), 0));
        assertTrue(full(
                        new Candidate(
                                "D", 6, 20, mark("35"), Grade.F1, mark("35"), false, ModuleKind.DISSERTATION, false),
                        Usw.same(6, 100, "50"))
                .outcome()
                .eligible());
    }

    @Test
    public void ambT08_a_2_8_5_d_clearFailuresAtLevels3And4Only() {
        assertTrue(full(f2(3, "25"), Usw.same(3, 100, "50")).outcome().eligible());
        assertTrue(full(f2(4, "25"), Usw.same(4, 100, "50")).outcome().eligible());
        assertReason("F2_NOT_COMPENSATABLE", false, full(f2(5, "25"), Usw.same(5, 100, "60")));
        assertReason(
                "F2_NOT_COMPENSATABLE", false, pg("MASTERS", StudyMode.FT, f2(7, "25"), Usw.same(7, 120, "60"), 0));
    }

    @Test
    public void a_2_8_5_d_20IsTheLeastMarkAndElementOfAClearFailure() {
        assertTrue(full(f2(4, "20"), Usw.same(4, 100, "50")).outcome().eligible());
        assertReason("F2_BELOW_20", false, full(f2(4, "19.99"), Usw.same(4, 100, "50")));
        Candidate weak = new Candidate("M", 4, 20, mark("25"), Grade.F2, mark("19.99"));
        assertReason("SIGNIFICANT_WEAKNESS", false, full(weak, Usw.same(4, 100, "50")));
    }

    @Test
    public void a_2_8_5_c_20CreditsInALevel() {
        List<ModuleFact> rest = Usw.same(5, 100, "50");
        assertReason(
                "LIMIT_LEVEL", true, judge(StudentGroup.UG, "BACHELORS_HONS", StudyMode.FT, f1(5, "35"), rest, 20, 20));
        Candidate forty = new Candidate("M", 5, 40, mark("35"), Grade.F1, mark("35"));
        assertReason("LIMIT_LEVEL", true, full(forty, rest));
        Candidate ten = new Candidate("M", 5, 10, mark("35"), Grade.F1, mark("35"));
        assertTrue(judge(StudentGroup.UG, "BACHELORS_HONS", StudyMode.FT, ten, rest, 10, 10)
                .outcome()
                .eligible());
    }

    @Test
    public void T_RUL_1_beyondTheLimitWhatIsFinalStaysFinal() {
        assertReason("LIMIT_LEVEL", true, beyond("BACHELORS_HONS", f1(4, "35"), Usw.same(4, 80, "50")));
        assertReason("LIMIT_LEVEL", true, beyond("BACHELORS_HONS", f2(4, "25"), Usw.same(4, 100, "50")));
        assertReason("LIMIT_LEVEL", false, beyond("BACHELORS_HONS", f2(4, "25"), Usw.same(4, 80, "50")));
        assertReason("LIMIT_LEVEL", false, beyond("BACHELORS_HONS", f2(4, "25"), Usw.same(4, 100, "49.99")));
        assertReason("LIMIT_LEVEL", false, beyond("HNC", f1(4, "35"), Usw.same(4, 100, "50")));
    }

    private static Judgement<Compensation> beyond(String award, Candidate candidate, List<ModuleFact> others) {
        return judge(StudentGroup.UG, award, StudyMode.FT, candidate, others, 20, 20);
    }

    @Test
    public void a_2_8_5_d_partTimersAreCompensatedOnceInALevel() {
        Candidate ten = new Candidate("M", 5, 10, mark("35"), Grade.F1, mark("35"));
        assertReason(
                "LIMIT_LEVEL",
                false,
                judge(StudentGroup.UG, "BACHELORS_HONS", StudyMode.PT, ten, Usw.same(5, 40, "50"), 10, 10));
    }

    @Test
    public void a_2_9_3_a_hnd40AndHnc20InTheCourse() {
        List<ModuleFact> rest = Usw.same(5, 100, "50");
        assertTrue(judge(StudentGroup.UG, "HND", StudyMode.FT, f1(5, "35"), rest, 0, 20)
                .outcome()
                .eligible());
        assertReason("LIMIT_EDEXCEL", false, judge(StudentGroup.UG, "HND", StudyMode.FT, f1(5, "35"), rest, 0, 40));
        assertReason(
                "LIMIT_EDEXCEL",
                false,
                judge(StudentGroup.UG, "HNC", StudyMode.FT, f1(4, "35"), Usw.same(4, 100, "50"), 0, 10));
    }

    @Test
    public void a_2_8_5_d_fullTimeNeedsTheOther100() {
        assertReason("REST_NOT_PASSED", true, full(f1(5, "35"), Usw.same(5, 80, "70")));
        assertReason("REST_NOT_PASSED", false, full(f2(4, "25"), Usw.same(4, 80, "70")));
        assertTrue(full(f1(5, "35"), Usw.all(Usw.same(5, 80, "50"), Usw.exempt(5, 20)))
                .outcome()
                .eligible());
    }

    @Test
    public void a_2_8_5_d_compensatedCreditIsNotPassed() {
        List<ModuleFact> rest =
                Usw.all(Usw.same(5, 80, "50"), List.of(ModuleFact.of("C", 5, 20, mark("35"), ModuleStatus.PC)));
        assertReason("REST_NOT_PASSED", true, full(f1(5, "35"), rest));
    }

    @Test
    public void a_2_8_5_d_clearFailureNeedsAMeanOf50() {
        assertTrue(full(f2(4, "25"), Usw.modules(4, "50", "50", "50", "50", "50"))
                .outcome()
                .eligible());
        assertReason("AVERAGE_BELOW_50", false, full(f2(4, "25"), Usw.modules(4, "50", "50", "50", "50", "49.99")));
    }

    @Test
    public void ambT25_exemptCreditIsNeverInTheMean() {
        Judgement<Compensation> judgement = full(f2(4, "25"), Usw.all(Usw.same(4, 40, "50"), Usw.exempt(4, 60)));
        assertTrue(judgement.outcome().eligible());
        assertTrue(judgement.review());
        assertReason("AVERAGE_BELOW_50", false, full(f2(4, "25"), Usw.exempt(4, 100)));
    }

    @Test
    public void a_2_8_5_d_partTimeNeeds40Passed() {
        assertTrue(part(f1(5, "35"), Usw.same(5, 40, "40")).outcome().eligible());
        assertReason("REST_NOT_PASSED", false, part(f1(5, "35"), Usw.same(5, 20, "70")));
        assertReason("AVERAGE_BELOW_50", false, part(f2(4, "25"), Usw.modules(4, "50", "49.99", "40")));
    }

    @Test
    public void a_2_8_5_e_mastersFullTimeNeeds100And40At50() {
        assertTrue(pg("MASTERS", StudyMode.FT, f1(7, "35"), Usw.modules(7, "50", "50", "40", "40", "40"), 0)
                .outcome()
                .eligible());
        assertReason(
                "CREDITS_AT_50",
                true,
                pg("MASTERS", StudyMode.FT, f1(7, "35"), Usw.modules(7, "50", "49.99", "40", "40", "40"), 0));
        assertReason("REST_NOT_PASSED", true, pg("PGDIP", StudyMode.FT, f1(7, "35"), Usw.same(7, 80, "60"), 0));
        assertReason("LIMIT_COURSE", true, pg("MASTERS", StudyMode.FT, f1(7, "35"), Usw.same(7, 100, "60"), 20));
        assertReason("LIMIT_COURSE", false, pg("MASTERS", StudyMode.PT, f1(7, "35"), Usw.same(7, 100, "60"), 20));
    }

    @Test
    public void a_2_8_5_e_certificateNeeds40At50() {
        assertTrue(pg("PGCERT", StudyMode.FT, f1(7, "35"), Usw.modules(7, "50", "50"), 0)
                .outcome()
                .eligible());
        assertReason("CREDITS_AT_50", true, pg("PGCERT", StudyMode.FT, f1(7, "35"), Usw.modules(7, "50", "49"), 0));
        assertReason("REST_NOT_PASSED", true, pg("PGCERT", StudyMode.FT, f1(7, "35"), Usw.modules(7, "70"), 0));
    }

    @Test
    public void tCo3_afterAFailedResitOnlyCompensationIsOffered() {
        CompensationFacts facts = new CompensationFacts(
                StudentGroup.UG, "BACHELORS_HONS", StudyMode.FT, f1(5, "35"), Usw.same(5, 100, "50"), 0, 0, false);
        assertEquals(
                List.of(Compensation.Offer.COMPENSATION),
                Usw.judge(TaughtPolicies.COMPENSATION, facts).outcome().offer());
    }

    private static void assertReason(String reason, boolean overridable, Judgement<Compensation> judgement) {
        assertEquals(reason, judgement.outcome().reason());
        assertFalse(judgement.outcome().eligible());
        assertEquals(overridable, judgement.overridable());
        assertEquals(overridable ? Entitlement.DISCRETION : Entitlement.BARRED, judgement.entitlement());
    }

    private static Judgement<Compensation> full(Candidate candidate, List<ModuleFact> others) {
        return judge(StudentGroup.UG, "BACHELORS_HONS", StudyMode.FT, candidate, others, 0, 0);
    }

    private static Judgement<Compensation> part(Candidate candidate, List<ModuleFact> others) {
        return judge(StudentGroup.UG, "BACHELORS_HONS", StudyMode.PT, candidate, others, 0, 0);
    }

    private static Judgement<Compensation> pg(
            String award, StudyMode mode, Candidate candidate, List<ModuleFact> others, int before) {
        return judge(StudentGroup.PG, award, mode, candidate, others, 0, before);
    }

    private static Judgement<Compensation> judge(
            StudentGroup group,
            String award,
            StudyMode mode,
            Candidate candidate,
            List<ModuleFact> others,
            int level,
            int course) {
        return Usw.judge(
                TaughtPolicies.COMPENSATION,
                new CompensationFacts(group, award, mode, candidate, others, level, course, true));
    }

    private static Candidate f1(int level, String mark) {
        return candidate(level, mark, Grade.F1);
    }

    private static Candidate f2(int level, String mark) {
        return candidate(level, mark, Grade.F2);
    }

    private static Candidate candidate(int level, String mark, Grade grade) {
        return new Candidate("M", level, 20, mark(mark), grade, mark(mark));
    }

    private static BigDecimal mark(String mark) {
        return new BigDecimal(mark);
    }
}
