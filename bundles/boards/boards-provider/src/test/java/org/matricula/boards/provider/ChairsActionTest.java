package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.ChairsActions.Action;
import org.matricula.boards.api.ChairsActions.Consultation;
import org.matricula.boards.api.ChairsActions.Proposal;
import org.matricula.boards.api.Constitution;
import org.matricula.boards.api.Constitutions;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.policies.taught.BoardActionFacts.ChairsAction;
import org.matricula.students.api.StudentId;

/** What a chair may do between meetings, and who has to know. */
public class ChairsActionTest extends OnBothDatabases {

    private static final BigDecimal WITHIN = new BigDecimal("2.0");
    private static final LocalDate DAY = World.HELD_ON;

    private BoardRoom room;
    private ChairsActions actions;

    @Before
    public void meet() {
        room = new BoardRoom(kind);
        actions = room.world.actions;
    }

    @Test
    public void twoPersonsChangeADecisionAndTheNextMeetingIsTold() {
        refused(Problem.Kind.CONFLICT, this::propose);
        room.release();
        Action proposed = propose();
        assertEquals(Action.State.PROPOSED, proposed.state());
        assertEquals("DISCONTINUE", proposed.before());
        assertEquals(new ChairsAction(true, false, false, true, true, true), room.world.first.chair);
        assertEquals("DISCONTINUE", decision());
        refused(Problem.Kind.CONFLICT, this::propose);
        refused(Problem.Kind.CONFLICT, () -> actions.confirm(room.caller, room.meeting, proposed.id()));
        refused(Problem.Kind.CONFLICT, () -> actions.confirm(room.as("Registrar"), room.meeting, proposed.id()));
        refused(Problem.Kind.CONFLICT, () -> notice(proposed.id()));
        Action confirmed = actions.confirm(room.as("dean"), room.meeting, proposed.id());
        assertEquals("dean", confirmed.closedBy());
        assertEquals("REPEAT_FAILED_ONLY", decision());
        assertEquals(
                "whom the board discontinued is a student again, and goes on",
                List.of(
                        room.failing.id()
                                + " taken back to 2026/27: chair's action in the place of DISCONTINUE, meeting "
                                + room.meeting,
                        "[" + room.failing.id() + "] -> " + Campus.SESSION.next() + " 4"),
                room.world.campus.advanced.subList(
                        room.world.campus.advanced.size() - 2, room.world.campus.advanced.size()));
        assertEquals(
                1,
                room.world.count(
                        "kernel_outbox", "type = 'boards.chairs-action' and subject = ?", "meeting/" + room.meeting));
        refused(Problem.Kind.CONFLICT, () -> actions.confirm(room.as("dean"), room.meeting, proposed.id()));
        assertEquals("e-mail 4711", notice(proposed.id()).notices().get(0).reference());

        MeetingId next = room.world.open("AFTER_RESITS");
        assertEquals(
                List.of(proposed.id()),
                room.world.agendas.of(room.caller, next, WITHIN).chairsActions().stream()
                        .map(Action::id)
                        .toList());
        refused(Problem.Kind.INVALID, () -> report(proposed.id(), room.meeting));
        assertEquals(next, report(proposed.id(), next).reportedTo());
        assertEquals(List.of(), room.world.agendas.of(room.caller, next, WITHIN).chairsActions());
        refused(Problem.Kind.CONFLICT, () -> report(proposed.id(), next));
    }

    @Test
    public void whoHasAnInterestNeitherProposesNorConfirmsThoughItIsDeclaredAfterTheRelease() {
        room.release();
        long number = propose().id();
        room.world.agendas.declare(
                room.caller, room.meeting, "C. Leader", room.failing.studentId(), "is an uncle", true);
        refused(Problem.Kind.CONFLICT, () -> actions.confirm(room.as("leader"), room.meeting, number));
        actions.refuse(room.caller, room.meeting, number, "the evidence was withdrawn");
        refused(
                Problem.Kind.CONFLICT,
                () -> actions.propose(
                        room.as("leader"),
                        room.meeting,
                        proposal(room.failing.studentId(), "REPEAT_FAILED_ONLY", "Dr B. External")));
        assertEquals("DISCONTINUE", decision());
    }

    @Test
    public void T_PR_9_whomAChairDiscontinuesIsAStudentNoMore() {
        StudentId student = room.failing.studentId();
        room.world.admin.consent(room.caller, room.meeting, "Dr B. External");
        room.world.admin.endorse(room.caller, room.meeting);
        room.world.admin.decide(room.caller, room.meeting, student, "REPEAT_FAILED_ONLY", "evidence");
        room.world.endorsed(room.meeting);
        room.world.admin.release(room.caller, room.meeting);
        Action action = propose(student, "DISCONTINUE", "Dr B. External");
        assertEquals(List.of(), room.world.campus.ended);
        actions.confirm(room.as("dean"), room.meeting, action.id());
        assertEquals(
                List.of(room.failing.id() + " " + World.HELD_ON + " 7 meeting " + room.meeting),
                room.world.campus.ended);
    }

    @Test
    public void section_7_2_theChairIsOneOfTheTwo() {
        room.release();
        long number = propose().id();
        Problem problem =
                refused(Problem.Kind.CONFLICT, () -> actions.confirm(room.as("leader"), room.meeting, number));
        assertTrue(problem.detail(), problem.detail().contains("(7.2)"));
        assertEquals("DISCONTINUE", decision());
        assertEquals(
                "dean", actions.confirm(room.as("dean"), room.meeting, number).closedBy());
    }

    @Test
    public void section_7_2_aChairWithoutAUserNameIsNamedByTheRegistryAfterTheRelease() {
        room.world.constitutions.record(
                room.caller,
                room.meeting,
                List.of(World.member("Prof. A. Chair", null, BoardMember.Role.CHAIR, BoardMember.Attendance.ATTENDED)),
                "the account is not known yet");
        Constitutions boards = room.world.constitutions;
        refused(Problem.Kind.CONFLICT, () -> boards.nameChair(room.caller, room.meeting, "A", "dean", "too early"));
        room.release();
        Problem nobody = refused(Problem.Kind.CONFLICT, this::propose);
        assertEquals("chair", nobody.faults().get(0).field());
        assertTrue(nobody.detail(), nobody.detail().contains("the registry names the chair"));

        Problem wrong = refused(
                Problem.Kind.INVALID, () -> boards.nameChair(room.caller, room.meeting, " ", "registrar", null));
        assertEquals(
                List.of("name", "userName", "reason"),
                wrong.faults().stream().map(Fault::field).toList());
        Caller idle = room.world.without(Constitutions.WRITE.name());
        refused(Problem.Kind.FORBIDDEN, () -> boards.nameChair(idle, room.meeting, "A", "dean", "x"));
        refused(Problem.Kind.NOT_FOUND, () -> boards.nameChair(room.world.stranger(), room.meeting, "A", "dean", "x"));
        boards.nameChair(room.caller, room.meeting, "Prof. N. Next", "somebody", "is dean since July");
        Constitution named =
                boards.nameChair(room.caller, room.meeting, "Prof. A. Chair", "dean", "it was somebody else");
        assertEquals(
                List.of("somebody", "dean"),
                named.chairsSince().stream()
                        .map(Constitution.NamedChair::userName)
                        .toList());
        assertEquals(
                "who sat on the board stays as recorded",
                1,
                named.members().stream()
                        .filter(member -> member.role() == BoardMember.Role.CHAIR && member.userName() == null)
                        .count());
        assertEquals(
                2,
                room.world.count(
                        "kernel_audit", "action = 'boards.name-chair' and subject = ?", "meeting/" + room.meeting));
        long number = propose().id();
        refused(Problem.Kind.CONFLICT, () -> actions.confirm(room.as("somebody"), room.meeting, number));
        actions.confirm(room.as("dean"), room.meeting, number);
    }

    @Test
    public void anActionIsGivenUpWithAReason() {
        room.release();
        long number = propose().id();
        refused(Problem.Kind.INVALID, () -> actions.refuse(room.caller, room.meeting, number, " "));
        actions.refuse(room.caller, room.meeting, number, "the evidence was withdrawn");
        assertEquals("DISCONTINUE", decision());
        refused(Problem.Kind.CONFLICT, () -> actions.confirm(room.as("dean"), room.meeting, number));
        propose();
        assertEquals(2, actions.of(room.caller, room.meeting).size());
    }

    @Test
    public void everyFaultOfAProposalIsNamed() {
        room.release();
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> actions.propose(
                        room.caller,
                        room.meeting,
                        new Proposal(
                                null,
                                null,
                                null,
                                " ",
                                "",
                                false,
                                List.of(new Consultation("", null, "x".repeat(1001))))));
        assertEquals(
                List.of(
                        "studentId",
                        "decision",
                        "trigger",
                        "whyNoMeeting",
                        "consulted.member",
                        "consulted.on",
                        "consulted.answer"),
                problem.faults().stream().map(f -> f.field()).toList());
        StudentId student = room.failing.studentId();
        Problem tomorrow = refused(
                Problem.Kind.INVALID,
                () -> actions.propose(
                        room.caller,
                        room.meeting,
                        new Proposal(
                                student,
                                "REPEAT_FAILED_ONLY",
                                null,
                                "found",
                                null,
                                false,
                                List.of(new Consultation("Dr B. External", DAY.plusDays(1), "agrees")))));
        assertTrue(tomorrow.detail(), tomorrow.detail().contains("must not lie in the future (7.2)"));
        refused(Problem.Kind.INVALID, () -> propose(student, "PROGRESS", "Dr B. External"));
        refused(Problem.Kind.INVALID, () -> propose(student, "DISCONTINUE", "Dr B. External"));
        refused(Problem.Kind.INVALID, () -> propose(student, "REPEAT_FAILED_ONLY", "Nobody"));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> propose(new StudentId(999_999_999), "REPEAT_FAILED_ONLY", "Dr B. External"));
        refused(Problem.Kind.NOT_FOUND, () -> actions.confirm(room.caller, room.meeting, 1));
        assertEquals(0, room.world.count("boards_chairs_action", "meeting_id = ?", room.meeting));
    }

    @Test
    public void theRegulationsMayForbidIt() {
        room.release();
        room.world.first.chairMayNot = true;
        Problem problem = refused(Problem.Kind.CONFLICT, this::propose);
        assertTrue(problem.detail(), problem.detail().contains("RECALL_PRACTICABLE (T-BD-1, A.2.2)"));
    }

    @Test
    public void aForeignPartnerAndWhoeverLacksAPrivilegeAreRefused() {
        room.release();
        long number = propose().id();
        Caller stranger = room.world.stranger();
        Proposal proposal = proposal(room.failing.studentId(), "REPEAT_FAILED_ONLY", "Dr B. External");
        refused(Problem.Kind.NOT_FOUND, () -> actions.of(stranger, room.meeting));
        refused(Problem.Kind.NOT_FOUND, () -> actions.propose(stranger, room.meeting, proposal));
        refused(Problem.Kind.NOT_FOUND, () -> actions.confirm(stranger, room.meeting, number));
        refused(Problem.Kind.NOT_FOUND, () -> actions.refuse(stranger, room.meeting, number, "x"));
        refused(Problem.Kind.NOT_FOUND, () -> actions.notice(stranger, room.meeting, number, "x", DAY, "x"));
        refused(Problem.Kind.NOT_FOUND, () -> actions.report(stranger, room.meeting, number, room.meeting));
        Caller idle = room.world.without(ChairsActions.ACT.name());
        refused(Problem.Kind.FORBIDDEN, () -> actions.propose(idle, room.meeting, proposal));
        refused(Problem.Kind.FORBIDDEN, () -> actions.confirm(idle, room.meeting, number));
        refused(Problem.Kind.FORBIDDEN, () -> actions.refuse(idle, room.meeting, number, "x"));
        Caller mute = room.world.without(ChairsActions.REPORT.name());
        refused(Problem.Kind.FORBIDDEN, () -> actions.notice(mute, room.meeting, number, "x", DAY, "x"));
        refused(Problem.Kind.FORBIDDEN, () -> actions.report(mute, room.meeting, number, room.meeting));
        refused(Problem.Kind.FORBIDDEN, () -> actions.of(room.world.without(ChairsActions.READ.name()), room.meeting));
    }

    private Action propose() {
        return propose(room.failing.studentId(), "REPEAT_FAILED_ONLY", "Dr B. External");
    }

    private Action propose(StudentId student, String decision, String asked) {
        return actions.propose(room.caller, room.meeting, proposal(student, decision, asked));
    }

    private static Proposal proposal(StudentId student, String decision, String asked) {
        return new Proposal(
                student,
                decision,
                null,
                "a mark was found",
                "term has ended",
                false,
                List.of(new Consultation(asked, DAY, "agrees"), new Consultation("C. Leader", DAY, null)));
    }

    private Action notice(long number) {
        return actions.notice(room.caller, room.meeting, number, "the student", DAY, "e-mail 4711");
    }

    private Action report(long number, MeetingId to) {
        return actions.report(room.caller, room.meeting, number, to);
    }

    private String decision() {
        return room.world
                .boards
                .candidate(room.caller, room.meeting, room.failing.studentId())
                .candidate()
                .decision();
    }
}
