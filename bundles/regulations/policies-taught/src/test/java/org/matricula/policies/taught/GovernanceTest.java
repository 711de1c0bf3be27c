package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.policies.taught.BoardActionFacts.Body;
import org.matricula.policies.taught.BoardActionFacts.ChairsAction;
import org.matricula.policies.taught.BoardActionFacts.Principle;
import org.matricula.policies.taught.BoardFacts.Chair;
import org.matricula.policies.taught.BoardFacts.Kind;
import org.matricula.policies.taught.BoardFacts.Member;
import org.matricula.policies.taught.BoardFacts.Post;
import org.matricula.policies.taught.BoardFacts.Role;
import org.matricula.policies.taught.StatusChange.Outcome;
import org.matricula.policies.taught.StatusChangeFacts.Event;
import org.matricula.regulations.api.Judgement;

/** Boards and changes of status, by the rules of sections 7 and 8. */
public class GovernanceTest {

    private static final LocalDate DAY = LocalDate.of(2017, 2, 10);

    @Test
    public void tBd1_noAwardWithoutTheExternalsConsent() {
        assertEquals("NO_EXTERNAL_CONSENT", reason(Body.APAB, Action.RECOMMEND_AWARD, false, Principle.NONE));
        assertNull(reason(Body.APAB, Action.RECOMMEND_AWARD, true, Principle.NONE));
        assertNull(reason(Body.APAB, Action.DECIDE_PROGRESSION, false, Principle.NONE));
    }

    @Test
    public void tBd2_aMatterOfPrincipleIsAcceptedOrSentOn() {
        assertEquals("MATTER_OF_PRINCIPLE_OPEN", reason(Body.APAB, Action.AWARD_CREDIT, true, Principle.OPEN));
        assertNull(reason(Body.APAB, Action.AWARD_CREDIT, true, Principle.ACCEPTED));
        assertNull(reason(Body.APAB, Action.AWARD_CREDIT, true, Principle.SENT_TO_ACADEMIC_BOARD));
    }

    @Test
    public void tBd3_onlyTwoBodiesChangeADecision() {
        assertNull(reason(Body.ACADEMIC_BOARD, Action.CHANGE_BOARD_DECISION, false, Principle.NONE));
        assertNull(reason(Body.APPEALS_COMMITTEE, Action.CHANGE_BOARD_DECISION, false, Principle.NONE));
        assertEquals("NOT_ENTITLED", reason(Body.APAB, Action.CHANGE_BOARD_DECISION, false, Principle.NONE));
        assertEquals("NOT_ENTITLED", reason(Body.SAB, Action.RECOMMEND_AWARD, true, Principle.NONE));
    }

    @Test
    public void tCo4_anAwardBoardChangesAGradeByCompensationOnly() {
        assertNull(reason(Body.APAB, Action.COMPENSATE, true, Principle.NONE));
        assertEquals("NOT_ENTITLED", reason(Body.APAB, Action.CHANGE_FIXED_GRADE, true, Principle.NONE));
        assertEquals("NOT_ENTITLED", reason(Body.APAB, Action.FIX_MODULE_GRADE, true, Principle.NONE));
        assertEquals("NOT_ENTITLED", reason(Body.SAB, Action.COMPENSATE, true, Principle.NONE));
    }

    @Test
    public void table71_eachBoardDoesItsOwnWork() {
        for (Action action : Action.values()) {
            boolean subject = reason(Body.SAB, action, true, Principle.NONE) == null;
            boolean award = reason(Body.APAB, action, true, Principle.NONE) == null;
            assertFalse(action + " belongs to one board", subject && award);
        }
        assertEquals("NOT_ENTITLED", reason(Body.SAB, Action.CHANGE_GRADE_FOR_CIRCUMSTANCES, true, Principle.NONE));
        assertEquals("NOT_ENTITLED", reason(Body.APAB, Action.CHANGE_FIXED_GRADE, true, Principle.NONE));
    }

    @Test
    public void tBd4_studentsAreNoMembers() {
        List<Member> members = subject();
        members.add(new Member(Role.MODULE_TEACHER, true, true));
        assertEquals(
                List.of("STUDENT_MEMBER"),
                board(Kind.SAB, chair(), members, false).reasons());
    }

    @Test
    public void tBd5_theChairIsTrained() {
        Chair untrained = new Chair(Post.DEAN, false, false, true);
        assertEquals(
                List.of("CHAIR_NOT_TRAINED"),
                board(Kind.SAB, untrained, subject(), false).reasons());
    }

    @Test
    public void tBd6_quorumNeedsChairSecretaryExternalAndHalfOfTheInternals() {
        assertTrue(board(Kind.APAB, chair(), award(2, 4), false).quorate());
        assertFalse(board(Kind.APAB, chair(), award(1, 4), false).quorate());
        assertFalse(board(Kind.APAB, chair(), award(2, 5), false).quorate());
        Chair away = new Chair(Post.DEAN, false, true, false);
        assertFalse(board(Kind.APAB, away, award(4, 4), false).quorate());
        for (Role needed : List.of(Role.SECRETARY, Role.EXTERNAL_EXAMINER)) {
            List<Member> without = award(4, 4);
            without.replaceAll(m -> m.role() == needed ? new Member(needed, false, false) : m);
            assertFalse(needed.name(), board(Kind.APAB, chair(), without, false).quorate());
        }
    }

    @Test
    public void table71_anAwardBoardMayBeChairedInTheDeansPlaceNormallyByADeputy() {
        Judgement<BoardConstitution> judgement = Usw.judge(
                TaughtPolicies.BOARD,
                new BoardFacts(Kind.APAB, new Chair(Post.NOMINEE, false, true, true), award(4, 4), false));
        assertEquals(List.of("CHAIR_UNUSUAL"), judgement.outcome().reasons());
        assertTrue(judgement.overridable());
    }

    @Test
    public void section72_eachConditionOfChairsActionCounts() {
        assertNull(chairs(new ChairsAction(true, false, false, true, true, true)));
        assertEquals("INFORMATION_NOT_NEW", chairs(new ChairsAction(false, false, false, true, true, true)));
        assertEquals("RECALL_PRACTICABLE", chairs(new ChairsAction(true, true, false, true, true, true)));
        assertEquals("RESERVED_TO_BOARD", chairs(new ChairsAction(true, false, true, true, true, true)));
        assertEquals("EXTERNAL_NOT_ASKED", chairs(new ChairsAction(true, false, false, false, true, true)));
        assertEquals("MEMBERS_NOT_CONSULTED", chairs(new ChairsAction(true, false, false, true, false, true)));
        assertEquals("NOT_DOCUMENTED", chairs(new ChairsAction(true, false, false, true, true, false)));
    }

    @Test
    public void tSt3_modulesChangeWithinFourWeeks() {
        assertEquals(Outcome.ACCEPT, module(28).outcome());
        assertEquals(Outcome.REFUSE, module(29).outcome());
        assertEquals(Outcome.ACCEPT, module(-3).outcome());
    }

    @Test
    public void tSt4_nobodyIsReadmittedToTheSameCourse() {
        assertEquals(
                "NOT_READMITTED",
                change(Event.READMISSION, null, null, 0, false, true).reason());
        assertNull(change(Event.READMISSION, null, null, 0, false, false).reason());
    }

    @Test
    public void tSt6_aWithdrawalNeedsFormAndSignature() {
        assertEquals(
                "FORM_MISSING",
                change(Event.WITHDRAWAL, null, DAY, 1, false, false).reason());
        assertEquals(
                "NOT_SIGNED",
                change(Event.WITHDRAWAL, DAY, DAY, 0, false, false).reason());
        assertEquals(
                "DATE_MISSING",
                change(Event.WITHDRAWAL, DAY, null, 1, false, false).reason());
    }

    @Test
    public void tSt7_itHoldsNotBeforeTheForm() {
        assertEquals(
                "BEFORE_FORM",
                change(Event.WITHDRAWAL, DAY, DAY.minusDays(1), 1, false, false).reason());
        assertEquals(DAY, change(Event.WITHDRAWAL, DAY, DAY, 1, false, false).effectiveFrom());
    }

    @Test
    public void tSt9_betweenFacultiesBothCourseLeadersSign() {
        assertEquals(
                "NOT_SIGNED", change(Event.TRANSFER, DAY, DAY, 1, true, false).reason());
        assertEquals(
                Outcome.ACCEPT, change(Event.TRANSFER, DAY, DAY, 2, true, false).outcome());
        assertEquals(
                Outcome.ACCEPT,
                change(Event.TRANSFER, DAY, DAY, 1, false, false).outcome());
    }

    private static String reason(Body body, Action action, boolean consent, Principle principle) {
        return Usw.judge(TaughtPolicies.BOARD_ACTION, new BoardActionFacts(body, action, consent, principle, null))
                .outcome()
                .reason();
    }

    private static String chairs(ChairsAction chairsAction) {
        return Usw.judge(
                        TaughtPolicies.BOARD_ACTION,
                        new BoardActionFacts(Body.APAB, Action.DECIDE_PROGRESSION, true, Principle.NONE, chairsAction))
                .outcome()
                .reason();
    }

    private static BoardConstitution board(Kind kind, Chair chair, List<Member> members, boolean partner) {
        return Usw.judge(TaughtPolicies.BOARD, new BoardFacts(kind, chair, members, partner))
                .outcome();
    }

    private static Chair chair() {
        return new Chair(Post.DEAN, false, true, true);
    }

    private static List<Member> subject() {
        return new ArrayList<>(List.of(
                new Member(Role.MODULE_TEACHER, true, false),
                new Member(Role.EXTERNAL_EXAMINER, true, false),
                new Member(Role.SECRETARY, true, false)));
    }

    private static List<Member> award(int present, int internal) {
        List<Member> members = new ArrayList<>(
                List.of(new Member(Role.EXTERNAL_EXAMINER, true, false), new Member(Role.SECRETARY, true, false)));
        for (int i = 0; i < internal; i++) {
            Role role = i == 0 ? Role.CIRCUMSTANCES_PANEL : Role.COURSE_LEADER;
            members.add(new Member(role, i < present, false));
        }
        return members;
    }

    private static StatusChange module(int days) {
        return Usw.judge(
                        TaughtPolicies.STATUS_CHANGE,
                        new StatusChangeFacts(
                                Event.MODULE_CHANGE,
                                null,
                                null,
                                null,
                                0,
                                false,
                                false,
                                false,
                                DAY,
                                DAY.plusDays(days),
                                false))
                .outcome();
    }

    private static StatusChange change(
            Event event, LocalDate form, LocalDate effective, int signed, boolean faculties, boolean same) {
        return Usw.judge(
                        TaughtPolicies.STATUS_CHANGE,
                        new StatusChangeFacts(
                                event, form, effective, null, signed, faculties, false, false, null, null, same))
                .outcome();
    }
}
