package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.ExaminersStatements.Statement.Kind;
import org.matricula.boards.api.Meeting;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.StudentId;

/** External examiners read the meetings to whose boards they belong (ADR 39), and of no others a word. */
public class SeatsTest extends OnBothDatabases {

    private BoardRoom room;
    private Caller examiner;

    @Before
    public void meet() {
        room = new BoardRoom(kind);
        examiner = new Caller(
                "examiner", Set.of(Boards.READ_AS_MEMBER.name(), BoardAdmin.EXAMINE.name()), room.caller.scope());
    }

    @Test
    public void ADR_39_anExaminerWithoutASeatReadsNothingOfTheMeetingAndSpeaksForNobody() {
        doors().forEach((door, open) -> {
            Problem problem = org.junit.Assert.assertThrows(door, ProblemException.class, open)
                    .problem();
            assertEquals(door, Problem.Kind.FORBIDDEN, problem.kind());
            assertTrue(door + problem.detail(), problem.detail().contains("seat"));
        });
        assertEquals(List.of(), meetings());
        refused(Problem.Kind.FORBIDDEN, () -> room.world.admin.consent(examiner, room.meeting, "Dr B. External"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> room.world.statements.state(examiner, room.meeting, "Dr B. External", Kind.PRINCIPLE, "why"));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> room.world.boards.meeting(
                        new Caller(
                                "examiner",
                                examiner.privileges(),
                                room.world.stranger().scope()),
                        room.meeting));
    }

    @Test
    public void aMemberReadsWhatIsBeforeTheBoardForAsLongAsTheSeatIsHeld() throws Throwable {
        room.world.proposed("AFTER_FIRST_SIT");
        seat(Attendance.INVITED, null);
        for (ThrowingRunnable open : doors().values()) {
            open.run();
        }
        assertEquals(List.of(room.meeting), meetings());
        room.world.admin.consent(examiner, room.meeting, "Dr Examiner");
        seat(Attendance.WITHDRAWN, "another is invited");
        for (ThrowingRunnable open : doors().values()) {
            refused(Problem.Kind.FORBIDDEN, open);
        }
        assertEquals(List.of(), meetings());
    }

    @Test
    public void aSubjectBoardIsReadByItsMembersToo() {
        var subject = room.world.subjects.open(
                room.caller,
                new org.matricula.boards.api.SubjectMeetingRequest(
                        room.world.campus.code,
                        Campus.SESSION,
                        "AFTER_FIRST_SIT",
                        World.HELD_ON,
                        "Prof. A. Chair",
                        "Music",
                        List.of(room.world.campus.module("M444", 4, 20))));
        var id = subject.record().id();
        refused(Problem.Kind.FORBIDDEN, () -> room.world.subjects.agenda(examiner, id));
        refused(Problem.Kind.FORBIDDEN, () -> room.world.subjects.decisions(examiner, id));
        room.world.constitutions.record(
                room.caller,
                id,
                List.of(World.member("Dr Examiner", "examiner", Role.EXTERNAL_EXAMINER, Attendance.INVITED)),
                null);
        assertEquals(List.of(), room.world.subjects.decisions(examiner, id));
        room.world.subjects.agenda(examiner, id);
    }

    private void seat(Attendance attendance, String reason) {
        room.world.constitutions.record(
                room.caller,
                room.meeting,
                List.of(World.member("Dr Examiner", "examiner", Role.AWARD_EXTERNAL, attendance)),
                reason);
    }

    private List<?> meetings() {
        return room.world.boards.meetings(examiner, null, PageRequest.first()).items().stream()
                .map(Meeting::id)
                .toList();
    }

    private Map<String, ThrowingRunnable> doors() {
        StudentId student = room.failing.studentId();
        World world = room.world;
        Map<String, ThrowingRunnable> doors = new LinkedHashMap<>();
        doors.put("meeting", () -> world.boards.meeting(examiner, room.meeting));
        doors.put("candidates", () -> world.boards.candidates(examiner, room.meeting, PageRequest.first()));
        doors.put("candidate", () -> world.boards.candidate(examiner, room.meeting, student));
        doors.put("explanation", () -> world.boards.explanation(examiner, room.meeting, student, null, false));
        doors.put("decisions", () -> world.boards.decisions(examiner, room.meeting, student));
        doors.put("summary", () -> world.boards.summary(examiner, room.meeting, BigDecimal.ONE));
        doors.put("agenda", () -> world.agendas.of(examiner, room.meeting, BigDecimal.ONE));
        doors.put("cases", () -> world.agendas.cases(examiner, room.meeting, BigDecimal.ONE, PageRequest.first()));
        doors.put("conflicts", () -> world.agendas.conflicts(examiner, room.meeting, student));
        doors.put("members", () -> world.constitutions.of(examiner, room.meeting));
        doors.put("members/history", () -> world.constitutions.history(examiner, room.meeting));
        doors.put("statements", () -> world.statements.of(examiner, room.meeting));
        doors.put("chairs-actions", () -> world.actions.of(examiner, room.meeting));
        doors.put("minutes", () -> world.minutes.of(examiner, room.meeting));
        doors.put("offers", () -> world.offers.of(examiner, room.meeting, student));
        return doors;
    }
}
