package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.TimelineEvent;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.GoverningEvent.Kind;
import org.matricula.students.api.StudentId;

/** Which regulations governed which event of a student. */
public class TimelineTest extends OnBothDatabases {

    private static final AcademicSession ENTRY = new AcademicSession(2024);

    private World world;
    private Campus campus;
    private ProgrammeRegistration student;
    private ModuleId module;

    @Before
    public void build() {
        world = new World(kind);
        campus = world.campus;
        ProgrammeId programme = campus.programme("MUS", "UG", 4, 6);
        module = campus.module("M401", 4, 40);
        student = campus.student(programme, 4);
        campus.result(student, module, ENTRY, Attempt.FIRST, "30", "F1");
        campus.result(student, module, Campus.SESSION, Attempt.REPEAT, "52.50", "PASS");
    }

    @Test
    public void aReturnAndARepeatAreGovernedByTheirOwnSessions() {
        List<TimelineEvent> events = timeline();
        assertEquals(
                List.of(
                        "2024/25 study ORDINARY MUS",
                        "2024/25 module M401, FIRST: 30 F1 ORDINARY null",
                        "2026/27 study after nothing since 2024/25 RETURN MUS",
                        "2026/27 module M401, REPEAT: 52.5 PASS REPEAT null"),
                events.stream()
                        .map(e -> e.session() + " " + e.event() + " " + e.kind() + " " + e.programme())
                        .toList());
        assertTrue(world.asked.contains(new GoverningEvent(campus.code, null, Campus.SESSION, Kind.REPEAT)));
        assertTrue(world.asked.contains(new GoverningEvent(campus.code, "MUS", Campus.SESSION, Kind.RETURN)));
    }

    @Test
    public void whatReallyRuledStandsBesideWhatGoverns() {
        TimelineEvent result = timeline().get(1);
        assertEquals("p", result.ruled().id());
        assertEquals(world.first.ref(), result.governing());
        assertTrue(result.reason(), result.reason().contains("It was ruled by p 1.0.0 (d), which was in force then."));
        assertNull("nothing is ruled by studying", timeline().get(0).ruled());
    }

    @Test
    public void releasedDecisionsAreShownAndOthersAreNot() {
        MeetingId meeting = world.proposed("AFTER_FIRST_SIT");
        assertEquals(4, timeline().size());
        world.admin.endorse(world.registrar(), meeting);
        world.admin.release(world.registrar(), meeting);
        TimelineEvent last = timeline().get(4);
        assertEquals("decision of meeting " + meeting + " at level 4: PROGRESS", last.event());
        assertEquals(world.first.ref(), last.ruled());
        assertEquals("it is the only one", last.reason());
    }

    /** A board decides on a placement at the level of the taught year before it. */
    @Test
    public void aPlacementIsNoRepeatOfTheYearBeforeIt() {
        Timeline timeline = new Timeline(world.regulations(), List.of());
        timeline.decision(decided(ENTRY, "CONTINUE_LEVEL"));
        timeline.decision(decided(ENTRY.next(), "PROGRESS"));
        timeline.decision(decided(ENTRY.next().next(), "PROGRESS"));
        assertEquals(
                List.of(Kind.ORDINARY, Kind.REPEAT, Kind.ORDINARY),
                timeline.events().stream()
                        .filter(event -> event.event().startsWith("decision"))
                        .map(TimelineEvent::kind)
                        .toList());
    }

    private Candidate decided(AcademicSession session, String decision) {
        return new Candidate(
                null,
                campus.code,
                new MeetingId(1),
                session,
                student.studentId(),
                student.id(),
                5,
                Candidate.Kind.PROGRESSION,
                decision,
                List.of(decision),
                null,
                null,
                List.of(),
                false,
                decision,
                null,
                null,
                null,
                world.first.ref(),
                null,
                0);
    }

    @Test
    public void aModuleWithoutAResultAndASessionWithoutAPackAreSaidSo() {
        campus.takes(student, campus.module("M402", 4, 20), Campus.SESSION, Attempt.FIRST);
        world.active = null;
        List<TimelineEvent> events = timeline();
        assertEquals("module M402, FIRST: no result", events.get(4).event());
        assertNull(events.get(4).governing());
        assertTrue(events.get(0).reason(), events.get(0).reason().contains("NO_PACK_IN_FORCE"));
    }

    @Test
    public void aForeignerSeesNobodyAndThePrivilegeIsNeeded() {
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> service().of(world.stranger(), student.studentId())));
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> service().of(world.registrar(), new StudentId(987654))));
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> service()
                .of(world.without(Boards.READ_RELEASED.name()), student.studentId())));
    }

    private static Problem.Kind refusal(Runnable refused) {
        return assertThrows(ProblemException.class, refused::run).problem().kind();
    }

    private List<TimelineEvent> timeline() {
        return service().of(world.registrar(), student.studentId());
    }

    private TimelineService service() {
        return new TimelineService(
                campus.students(),
                campus.registrations(),
                campus.results(),
                campus.curriculum(),
                world.boards,
                world.regulations());
    }
}
