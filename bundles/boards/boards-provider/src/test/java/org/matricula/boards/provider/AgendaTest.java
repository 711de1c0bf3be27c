package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.boards.api.Agenda;
import org.matricula.boards.api.Agenda.Conflict;
import org.matricula.boards.api.Agenda.Part;
import org.matricula.boards.api.Agendas;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.StudentId;

/** What is before a board in which order, and who has an interest in it. */
public class AgendaTest extends OnBothDatabases {

    private static final BigDecimal WITHIN = new BigDecimal("2.0");

    private BoardRoom room;
    private Agendas agendas;

    @Before
    public void meet() {
        room = new BoardRoom(kind);
        agendas = room.world.agendas;
    }

    @Test
    public void casesComeBorderlineFirstThenDiscretionThenTheRest() {
        List<Agenda.Case> cases = cases(PageRequest.first());
        assertEquals(
                List.of(Part.BORDERLINE, Part.DISCRETION, Part.TOGETHER),
                cases.stream().map(Agenda.Case::part).toList());
        assertEquals("FIRST", cases.get(0).line());
        assertEquals(0, new BigDecimal("0.25").compareTo(cases.get(0).distance()));
        assertNull(cases.get(1).line());
        assertEquals(room.failing.studentId(), cases.get(1).candidate().studentId());
        var first = agendas.cases(room.caller, room.meeting, WITHIN, new PageRequest(null, 2));
        assertEquals(cases.subList(0, 2), first.items());
        assertEquals(cases.subList(2, 3), cases(new PageRequest(first.next(), 2)));
        assertEquals(
                Part.DISCRETION,
                agendas.cases(room.caller, room.meeting, BigDecimal.ZERO, PageRequest.first())
                        .items()
                        .get(0)
                        .part());
        refused(
                Problem.Kind.INVALID,
                () -> agendas.cases(room.caller, room.meeting, new BigDecimal("20.01"), PageRequest.first()));
    }

    @Test
    public void theAgendaSaysWhoIsAwayAndWhatNoSubjectBoardAdopted() {
        room.world.constitutions.record(
                room.caller,
                room.meeting,
                List.of(World.member("C. Leader", "leader", Role.COURSE_LEADER, Attendance.APOLOGIES)),
                null);
        Agenda agenda = agendas.of(room.caller, room.meeting, WITHIN);
        assertEquals(List.of("C. Leader"), agenda.apologies());
        assertEquals(List.of("M401 S1", "M600 S1"), agenda.notAdopted());
        assertEquals(Map.of(Part.BORDERLINE, 1L, Part.DISCRETION, 1L, Part.TOGETHER, 1L), agenda.cases());
        assertEquals(List.of(), agenda.chairsActions());
        assertTrue(agenda.board().quorate());
    }

    @Test
    public void anAwardBoardWaitsForSubjectBoardsWhereTheInstitutionWantsIt() {
        World waiting = new World(kind, World.HELD_ON, true);
        waiting.campus.result(
                waiting.campus.student(waiting.campus.programme("MUS", "UG", 4, 6), 4),
                waiting.campus.module("M401", 4, 40),
                "55",
                "PASS");
        MeetingId id = waiting.open("AFTER_RESITS");
        Problem problem = refused(Problem.Kind.CONFLICT, () -> waiting.admin.propose(waiting.registrar(), id));
        assertTrue(problem.detail(), problem.detail().contains("M401 S1"));
    }

    @Test
    public void whoeverHasAnInterestIsNamedAtTheCaseAndDoesNotDecideIt() {
        StudentId student = room.failing.studentId();
        room.world.campus.marked = student;
        room.world.campus.tutored = student;
        assertEquals(
                List.of(Conflict.Kind.MARKS, Conflict.Kind.TUTORS),
                agendas.conflicts(room.caller, room.meeting, student).stream()
                        .map(Conflict::kind)
                        .toList());
        assertEquals(
                "C. Leader",
                cases(PageRequest.first()).get(1).conflicts().get(0).member());
        leader("leader", Role.COURSE_LEADER, Attendance.ATTENDED);
        Problem problem = refused(
                Problem.Kind.CONFLICT,
                () -> room.world.admin.decide(room.as("leader"), room.meeting, student, "DISCONTINUE", "why"));
        assertTrue(problem.detail(), problem.detail().contains("MARKS, TUTORS"));
        room.world.admin.decide(room.as("leader"), room.meeting, room.progressing.studentId(), "PROGRESS", null);
        room.world.admin.decide(room.caller, room.meeting, student, "DISCONTINUE", "no attempt is left");
    }

    @Test
    public void T_BD_4_whoIsTheStudentDoesNotDecideTheOwnCase() {
        StudentId student = room.failing.studentId();
        room.world.linked = Map.of("leader", student, "registrar", student);
        assertEquals(
                List.of(Conflict.Kind.STUDENT),
                cases(PageRequest.first()).get(1).conflicts().stream()
                        .filter(conflict -> "leader".equals(conflict.userName()))
                        .map(Conflict::kind)
                        .toList());
        leader("leader", Role.COURSE_LEADER, Attendance.ATTENDED);
        for (Caller own : List.of(room.as("leader"), room.caller)) {
            Problem problem = refused(
                    Problem.Kind.CONFLICT,
                    () -> room.world.admin.decide(own, room.meeting, student, "DISCONTINUE", "why"));
            assertTrue(problem.detail(), problem.detail().contains("STUDENT"));
        }
        room.world.admin.decide(room.as("leader"), room.meeting, room.progressing.studentId(), "PROGRESS", null);
        room.world.linked = Map.of();
        room.world.admin.decide(room.as("leader"), room.meeting, student, "DISCONTINUE", "no attempt is left");
    }

    @Test
    public void T_BD_4_anInterestIsFoundWhateverTheLetterCaseOfTheUserName() {
        StudentId student = room.failing.studentId();
        room.world.campus.marked = student;
        room.world.linked = Map.of("leader", student);
        leader("Leader", Role.COURSE_LEADER, Attendance.ATTENDED);
        assertEquals(
                List.of(Conflict.Kind.MARKS),
                agendas.conflicts(room.caller, room.meeting, student).stream()
                        .map(Conflict::kind)
                        .toList());
        refusedByClause(() -> room.world.admin.decide(room.as("leader"), room.meeting, student, "DISCONTINUE", "why"));
        room.release();
        Problem problem = refused(
                Problem.Kind.CONFLICT,
                () -> room.world.actions.propose(
                        room.as("leader"),
                        room.meeting,
                        new ChairsActions.Proposal(
                                student, "REPEAT_FAILED_ONLY", null, "found", null, false, List.of())));
        assertTrue(problem.detail(), problem.detail().contains("STUDENT, MARKS"));
    }

    @Test
    public void T_BD_4_aLinkToAMergedRecordIsOneToThePerson() {
        StudentId before = new StudentId(987_654_321);
        StudentId student = room.failing.studentId();
        room.world.campus.merged = Map.of(student, Set.of(student, before), before, Set.of(student, before));
        room.world.linked = Map.of("leader", before);
        assertEquals(
                List.of(Conflict.Kind.STUDENT),
                agendas.conflicts(room.caller, room.meeting, student).stream()
                        .map(Conflict::kind)
                        .toList());
    }

    @Test
    public void aTutorHasAnInterestToTheLastDay() {
        StudentId student = room.failing.studentId();
        room.world.campus.tutored = student;
        room.world.campus.tutoredUntil = World.HELD_ON;
        assertEquals(1, agendas.conflicts(room.caller, room.meeting, student).size());
        room.world.campus.tutoredUntil = World.HELD_ON.minusDays(1);
        assertEquals(List.of(), agendas.conflicts(room.caller, room.meeting, student));
    }

    @Test
    public void nobodyGetsRidOfAnInterestByLeavingTheBoard() {
        StudentId student = room.failing.studentId();
        room.world.campus.marked = student;
        room.world.constitutions.record(
                room.caller,
                room.meeting,
                List.of(World.member("C. Leader", "leader", Role.COURSE_LEADER, Attendance.WITHDRAWN)),
                "left");
        refused(
                Problem.Kind.CONFLICT,
                () -> room.world.admin.decide(room.as("leader"), room.meeting, student, "DISCONTINUE", "why"));
    }

    @Test
    public void whoIsNoMemberConfirmsNoActionOnWhomHeMarked() {
        World world = room.world;
        leader(null, Role.COURSE_LEADER, Attendance.INVITED);
        room.release();
        world.campus.marked = room.failing.studentId();
        long action = world.actions
                .propose(
                        room.as("dean"),
                        room.meeting,
                        new ChairsActions.Proposal(
                                room.failing.studentId(), "REPEAT_FAILED_ONLY", null, "found", null, false, List.of()))
                .id();
        Set<String> chair = new java.util.HashSet<>(World.ALL);
        chair.remove(BoardAdmin.RUN.name());
        Caller marker = new Caller("leader", chair, room.caller.scope());
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.actions.confirm(marker, room.meeting, action));
        assertTrue(problem.detail(), problem.detail().contains("MARKS"));
        world.actions.confirm(room.as("leader"), room.meeting, action);
    }

    @Test
    public void section_7_1_onlyAMemberWhoCameDecides() {
        StudentId student = room.failing.studentId();
        ThrowingRunnable decides =
                () -> room.world.admin.decide(room.as("leader"), room.meeting, student, "DISCONTINUE", "why");
        refusedByClause(decides);
        refusedByClause(() -> room.world.admin.endorse(room.as("nobody"), room.meeting));
        refusedByClause(() -> room.world.awards.confirmInterim(room.as("nobody"), room.meeting));
        refusedByClause(
                () -> room.world.offers.offer(room.as("nobody"), room.meeting, student, "M401", World.HELD_ON, "r"));
        leader("leader", Role.COURSE_LEADER, Attendance.APOLOGIES);
        refusedByClause(decides);
        leader("leader", Role.ADVISORY, Attendance.ATTENDED);
        refusedByClause(decides);
        leader("leader", Role.COURSE_LEADER, Attendance.ATTENDED);
        room.world.admin.decide(room.as("leader"), room.meeting, student, "DISCONTINUE", "why");
    }

    private void refusedByClause(ThrowingRunnable work) {
        Problem problem = refused(Problem.Kind.CONFLICT, work);
        assertTrue(problem.detail(), problem.detail().contains("(7.1)"));
    }

    private void leader(String userName, Role role, Attendance attendance) {
        room.world.constitutions.record(
                room.caller, room.meeting, List.of(World.member("C. Leader", userName, role, attendance)), "as it was");
    }

    @Test
    public void aConflictIsDeclaredAndTakenBackWithoutLosingEither() {
        StudentId student = room.failing.studentId();
        declare("Prof. A. Chair", student, "uncle", true);
        assertEquals(
                "uncle",
                agendas.conflicts(room.caller, room.meeting, student).get(0).detail());
        declare("Prof. A. Chair", student, "another student of that name", false);
        assertEquals(List.of(), agendas.conflicts(room.caller, room.meeting, student));
        assertEquals(2, room.world.count("boards_conflict", "meeting_id = ?", room.meeting));
        refused(Problem.Kind.INVALID, () -> declare("Nobody", student, "uncle", true));
        refused(Problem.Kind.INVALID, () -> declare("Prof. A. Chair", student, " ", true));
        refused(Problem.Kind.NOT_FOUND, () -> declare("Prof. A. Chair", new StudentId(999_999_999), "uncle", true));
    }

    @Test
    public void aForeignPartnerAndWhoeverLacksAPrivilegeAreRefused() {
        Caller stranger = room.world.stranger();
        Caller blind = room.world.without(Boards.READ.name());
        StudentId student = room.failing.studentId();
        PageRequest page = PageRequest.first();
        refused(Problem.Kind.NOT_FOUND, () -> agendas.of(stranger, room.meeting, WITHIN));
        refused(Problem.Kind.NOT_FOUND, () -> agendas.cases(stranger, room.meeting, WITHIN, page));
        refused(Problem.Kind.NOT_FOUND, () -> agendas.conflicts(stranger, room.meeting, student));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> agendas.declare(stranger, room.meeting, "Prof. A. Chair", student, "uncle", true));
        refused(Problem.Kind.FORBIDDEN, () -> agendas.of(blind, room.meeting, WITHIN));
        refused(Problem.Kind.FORBIDDEN, () -> agendas.cases(blind, room.meeting, WITHIN, page));
        refused(Problem.Kind.FORBIDDEN, () -> agendas.conflicts(blind, room.meeting, student));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> agendas.declare(
                        room.world.without(Agendas.DECLARE.name()),
                        room.meeting,
                        "Prof. A. Chair",
                        student,
                        "uncle",
                        true));
    }

    private void declare(String member, StudentId student, String detail, boolean stands) {
        agendas.declare(room.caller, room.meeting, member, student, detail, stands);
    }

    private List<Agenda.Case> cases(PageRequest page) {
        return agendas.cases(room.caller, room.meeting, WITHIN, page).items();
    }
}
