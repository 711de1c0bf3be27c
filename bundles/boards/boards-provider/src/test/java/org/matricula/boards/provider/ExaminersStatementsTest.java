package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.ExaminersStatements;
import org.matricula.boards.api.ExaminersStatements.Statement;
import org.matricula.boards.api.ExaminersStatements.Statement.Kind;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;

/** External examiners endorse the outcomes, or nothing is released. */
public class ExaminersStatementsTest extends OnBothDatabases {

    private BoardRoom room;

    @Before
    public void meet() {
        room = new BoardRoom(kind);
    }

    @Test
    public void awardsAreReleasedOnlyAsAnExaminerEndorsedThem() {
        refused(Problem.Kind.CONFLICT, () -> room.world.endorsed(room.meeting));
        room.decide();
        Problem problem = refused(Problem.Kind.CONFLICT, this::release);
        assertTrue(problem.detail(), problem.detail().contains("T-BD-1"));
        room.world.endorsed(room.meeting);
        room.world.admin.decide(
                room.caller, room.meeting, room.failing.studentId(), "REPEAT_FAILED_ONLY", "new evidence", null, 1L);
        refused(Problem.Kind.CONFLICT, this::release);
        room.world.endorsed(room.meeting);
        release();
    }

    @Test
    public void aDisagreementStopsTheBoardUntilItIsAcceptedOrDecidedAbove() {
        room.decide();
        room.world.endorsed(room.meeting);
        refused(Problem.Kind.CONFLICT, () -> answer(Kind.ACCEPTED));
        state(Kind.DISAGREES, "the second marker was not heard");
        refused(Problem.Kind.CONFLICT, this::release);
        Problem open = refused(
                Problem.Kind.CONFLICT,
                () -> room.world.admin.decide(
                        room.caller, room.meeting, room.failing.studentId(), "REPEAT_FAILED_ONLY", "why", null, 1L));
        assertTrue(open.detail(), open.detail().contains("MATTER_OF_PRINCIPLE_OPEN"));
        refused(Problem.Kind.CONFLICT, () -> answer(Kind.ACADEMIC_BOARD_DECIDED));
        answer(Kind.SENT_TO_ACADEMIC_BOARD);
        Problem sent = refused(Problem.Kind.CONFLICT, this::release);
        assertTrue(sent.detail(), sent.detail().contains("T-BD-2"));
        answer(Kind.ACADEMIC_BOARD_DECIDED);
        release();
        assertEquals(
                List.of(Kind.ENDORSES, Kind.DISAGREES, Kind.SENT_TO_ACADEMIC_BOARD, Kind.ACADEMIC_BOARD_DECIDED),
                room.world.statements.of(room.caller, room.meeting).stream()
                        .map(Statement::kind)
                        .toList());
        refused(Problem.Kind.CONFLICT, () -> state(Kind.PRINCIPLE, "too late"));
    }

    @Test
    public void whatIsNoStatementIsRefused() {
        room.decide();
        refused(Problem.Kind.INVALID, () -> state(Kind.ACCEPTED, "not an examiner's word"));
        refused(Problem.Kind.INVALID, () -> state(Kind.DISAGREES, null));
        refused(Problem.Kind.INVALID, () -> state(null, "what"));
        refused(Problem.Kind.INVALID, () -> state(Kind.PRINCIPLE, "x".repeat(2001)));
        refused(
                Problem.Kind.INVALID,
                () -> room.world.statements.state(room.caller, room.meeting, "C. Leader", Kind.ENDORSES, null));
        refused(
                Problem.Kind.INVALID,
                () -> room.world.statements.answer(room.caller, room.meeting, Kind.ENDORSES, "yes"));
    }

    @Test
    public void aForeignPartnerAndWhoeverLacksAPrivilegeAreRefused() {
        ExaminersStatements said = room.world.statements;
        Caller stranger = room.world.stranger();
        refused(Problem.Kind.NOT_FOUND, () -> said.of(stranger, room.meeting));
        refused(Problem.Kind.NOT_FOUND, () -> said.state(stranger, room.meeting, "X", Kind.PRINCIPLE, "x"));
        refused(Problem.Kind.NOT_FOUND, () -> said.answer(stranger, room.meeting, Kind.ACCEPTED, "x"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> said.of(room.world.without(ExaminersStatements.READ.name()), room.meeting));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> said.state(
                        room.world.without(ExaminersStatements.STATE.name()), room.meeting, "X", Kind.PRINCIPLE, "x"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> said.answer(
                        room.world.without(ExaminersStatements.ANSWER.name()), room.meeting, Kind.ACCEPTED, "x"));
    }

    private void state(Kind what, String text) {
        room.world.statements.state(room.caller, room.meeting, "Dr B. External", what, text);
    }

    private void answer(Kind what) {
        room.world.statements.answer(room.caller, room.meeting, what, "minuted");
    }

    private void release() {
        room.world.admin.release(room.caller, room.meeting);
    }
}
