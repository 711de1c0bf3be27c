package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.Test;
import org.matricula.policies.taught.Reassessment.Permission;
import org.matricula.policies.taught.ReassessmentFacts.Circumstances;
import org.matricula.policies.taught.ReassessmentFacts.FailedModule;
import org.matricula.policies.taught.ReassessmentFacts.SessionCredits;

public class ReassessmentTest {

    private static final List<ElementFact> ELEMENTS = List.of(element("E1", "40"), element("E2", "39.99"));

    @Test
    public void tRa7_exactlyHalfFailedKeepsTheRight() {
        assertEquals(Permission.RIGHT, ug(session(120, 60, 60), Attempt.FIRST).resit());
        assertEquals(
                Permission.BOARD_DISCRETION,
                ug(session(120, 40, 80), Attempt.FIRST).resit());
        assertEquals(
                Permission.BOARD_DISCRETION,
                ug(session(120, 55, 65), Attempt.FIRST).resit());
    }

    @Test
    public void tRa8_certificateStage() {
        assertEquals(Permission.RIGHT, pg(session(60, 20, 40)).resit());
        assertEquals(Permission.BOARD_DISCRETION, pg(session(60, 15, 45)).resit());
        assertEquals(Permission.BOARD_DISCRETION, pg(session(40, 0, 40)).resit());
    }

    @Test
    public void tRa9_aSingleModuleKeepsTheRight() {
        assertEquals(
                Permission.RIGHT,
                ug(new SessionCredits(20, 0, 20, 1), Attempt.FIRST).resit());
    }

    @Test
    public void tRa1_ambT10_onlyElementsBelow40AreResat() {
        Reassessment resit = ug(session(120, 100, 20), Attempt.FIRST);
        assertEquals(List.of("E2"), resit.elements());
        assertEquals(List.of("E1"), resit.carried());
        assertEquals("40", resit.moduleCap().toPlainString());
        assertNull(resit.elementCap());
        assertEquals(Attempt.RESIT, resit.nextAttempt());
        assertEquals(Permission.AFTER_RESIT, resit.repeat());
    }

    @Test
    public void tRa3_creditHeldIsNeverRetaken() {
        for (ModuleStatus held : List.of(ModuleStatus.PASS, ModuleStatus.PC)) {
            Reassessment none =
                    judge(StudentGroup.UG, null, session(120, 100, 20), module(Attempt.FIRST, held, 0, ELEMENTS), null);
            assertEquals(Permission.NONE, none.resit());
            assertEquals("CREDIT_ALREADY_HELD", none.reason());
        }
    }

    @Test
    public void tRa6_nothingSubmitted() {
        List<ElementFact> one = List.of(ElementFact.missing("E1", BigDecimal.TEN));
        List<ElementFact> two =
                List.of(ElementFact.missing("E1", BigDecimal.TEN), ElementFact.missing("E2", BigDecimal.TEN));
        Reassessment single = judge(
                StudentGroup.UG, null, session(120, 100, 20), module(Attempt.FIRST, ModuleStatus.F2, 0, one), null);
        assertEquals(Permission.SAB_DISCRETION, single.resit());
        Reassessment none = judge(
                StudentGroup.UG, null, session(120, 100, 20), module(Attempt.FIRST, ModuleStatus.F2, 0, two), null);
        assertEquals(Permission.NONE, none.resit());
        assertEquals(Permission.BOARD_DISCRETION, none.repeat());
        assertEquals(Attempt.REPEAT, none.nextAttempt());
    }

    @Test
    public void tRa6_aSatPaperWorthNoughtIsASubmission() {
        List<ElementFact> nought = List.of(element("E1", "0"), element("E2", "0"));
        assertEquals(
                Permission.RIGHT,
                judge(
                                StudentGroup.UG,
                                null,
                                session(120, 100, 20),
                                module(Attempt.FIRST, ModuleStatus.F2, 0, nought),
                                null)
                        .resit());
    }

    @Test
    public void tRa10_afterAResitOnlyTheBoardMayPermitARepeat() {
        Reassessment repeat = ug(session(120, 100, 20), Attempt.RESIT);
        assertEquals(Permission.NONE, repeat.resit());
        assertEquals(Permission.BOARD_DISCRETION, repeat.repeat());
        assertEquals(List.of("E1", "E2"), repeat.elements());
        assertNull(repeat.moduleCap());
        assertEquals(Attempt.REPEAT, repeat.nextAttempt());
        assertEquals(2, repeat.attemptsLeft());
    }

    @Test
    public void tRa11_onceOnly() {
        Reassessment again = ug(session(120, 100, 20), Attempt.REPEAT);
        assertEquals(Permission.RIGHT, again.resit());
        assertEquals(Permission.NONE, again.repeat());
        assertEquals(Attempt.REPEAT_RESIT, again.nextAttempt());
        assertEquals(1, again.attemptsLeft());
    }

    @Test
    public void tRa12_nothingComesAfterTheFourth() {
        Reassessment last = ug(session(120, 100, 20), Attempt.REPEAT_RESIT);
        assertEquals(Permission.NONE, last.repeat());
        assertEquals("ATTEMPTS_EXHAUSTED", last.reason());
        assertEquals(0, last.attemptsLeft());
    }

    @Test
    public void tEc2_theStudentsChoiceForfeitsTheOldMark() {
        Circumstances chosen = new Circumstances(true, false, true);
        Reassessment first = judge(
                StudentGroup.UG,
                null,
                session(120, 100, 20),
                module(Attempt.FIRST, ModuleStatus.PASS, 0, ELEMENTS),
                chosen);
        assertTrue(first.oldMarkForfeited());
        assertTrue(first.sameAttempt());
        assertEquals(Attempt.FIRST, first.nextAttempt());
        assertNull(first.moduleCap());
        assertEquals(4, first.attemptsLeft());
        Reassessment resit = judge(
                StudentGroup.UG,
                null,
                session(120, 100, 20),
                module(Attempt.RESIT, ModuleStatus.F1, 0, ELEMENTS),
                chosen);
        assertEquals("40", resit.moduleCap().toPlainString());
        assertEquals(Attempt.RESIT, resit.nextAttempt());
    }

    @Test
    public void tEc3_withoutAChoiceTheOrdinaryRuleStays() {
        Reassessment ordinary = judge(
                StudentGroup.UG,
                null,
                session(120, 100, 20),
                module(Attempt.FIRST, ModuleStatus.F1, 0, ELEMENTS),
                new Circumstances(true, false, false));
        assertEquals(Permission.RIGHT, ordinary.resit());
        assertTrue(ordinary.extraAttemptCounted());
    }

    private static Reassessment ug(SessionCredits session, Attempt attempt) {
        return judge(StudentGroup.UG, null, session, module(attempt, ModuleStatus.F1, 0, ELEMENTS), null);
    }

    private static Reassessment pg(SessionCredits session) {
        return judge(
                StudentGroup.PG,
                PostgraduateStage.PGCERT,
                session,
                module(Attempt.FIRST, ModuleStatus.F1, 0, ELEMENTS),
                null);
    }

    private static Reassessment judge(
            StudentGroup group,
            PostgraduateStage stage,
            SessionCredits session,
            FailedModule module,
            Circumstances circumstances) {
        return Usw.judge(
                        TaughtPolicies.REASSESSMENT,
                        new ReassessmentFacts(group, stage, session, module, circumstances))
                .outcome();
    }

    private static SessionCredits session(int taken, int passed, int failed) {
        return new SessionCredits(taken, passed, failed, 6);
    }

    private static FailedModule module(Attempt attempt, ModuleStatus status, int repeated, List<ElementFact> elements) {
        return new FailedModule("M", 5, 20, attempt, new BigDecimal("36"), status, repeated, elements, false);
    }

    private static ElementFact element(String code, String mark) {
        return ElementFact.submitted(code, new BigDecimal("50"), new BigDecimal(mark));
    }
}
