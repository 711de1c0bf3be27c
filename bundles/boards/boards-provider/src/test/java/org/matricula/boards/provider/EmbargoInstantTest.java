package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.CohortAdjustments;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.PublishedResults;
import org.matricula.boards.api.Releases.Notice;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;

/** Everything that shows a result, asked around the instant of its release (section 7.4). */
public class EmbargoInstantTest extends OnBothDatabases {

    private static final Duration MICRO = Duration.ofNanos(1000);
    private static final PageRequest PAGE = PageRequest.first();

    private BoardRoom room;
    private World world;
    private Caller reader;
    private StudentId graduate;
    private Instant instant;
    private List<Long> numbers;

    @Before
    public void embargo() {
        room = new BoardRoom(kind);
        world = room.world;
        graduate = room.graduating.studentId();
        world.signedIn = graduate;
        world.first.policies = Set.of("board", "board-action", "appeal", "results-disclosure");
        world.campus.partner = true;
        reader = new Caller("partner", Set.of(PublishedResults.READ.name()), room.caller.scope());
        room.decide();
        world.endorsed(room.meeting);
        instant = world.now.plus(Duration.ofDays(2)).plusNanos(654_321_000);
        world.releases.embargo(room.caller, room.meeting, instant, null);
        numbers = world.sql.query(
                "select id from boards_result where meeting_id = ? and student_id = ?",
                rs -> rs.getLong(1),
                room.meeting,
                graduate);
    }

    @Test
    public void nothingShowsAResultAMicrosecondBeforeTheInstantAndEverythingDoesAtIt() {
        Map<String, Integer> all = Map.ofEntries(
                Map.entry("own results", 1),
                Map.entry("own explanation", 1),
                Map.entry("own modules", 1),
                Map.entry("results of the student", 1),
                Map.entry("results of the institution", 3),
                Map.entry("decisions of the student", 1),
                Map.entry("decisions of many students", 3),
                Map.entry("award of the student", 1),
                Map.entry("coverage for documents", 3),
                Map.entry("decisions of the timeline", 1),
                Map.entry("posted list", 2),
                Map.entry("what binds adjustments", 1));
        Map<String, Integer> none = all.keySet().stream().collect(Collectors.toMap(view -> view, view -> 0));
        for (Instant before : List.of(instant.minus(MICRO), instant.minusNanos(1))) {
            world.now = before;
            assertEquals(none, seen());
            world.lookout.look();
            assertEquals("whoever looks for due releases finds none", none, seen());
        }
        world.now = instant;
        assertEquals(Meeting.State.EMBARGOED, state());
        assertEquals("readers do not wait for what follows the release", all, seen());
        world.lookout.look();
        assertEquals(Meeting.State.RELEASED, state());
        assertEquals(all, seen());
    }

    @Test
    public void whatFollowsTheReleaseIsDoneAtOnceForWhoeverAsksAtTheInstant() {
        world.now = instant.minus(MICRO);
        world.boards.settle(reader, world.campus.code);
        assertEquals(Meeting.State.EMBARGOED, state());
        world.now = instant;
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.settle(own(), world.campus.code));
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.settle(reader, new InstitutionCode("elsewhere")));
        world.boards.settle(reader, world.campus.code);
        assertEquals(Meeting.State.RELEASED, state());
        // whoever looks sees the meetings of other tests too
        List<String> moved = List.copyOf(world.campus.advanced);
        world.lookout.look();
        world.boards.settle(reader, world.campus.code);
        assertFalse(moved.isEmpty());
        moved.forEach(one -> assertEquals("it is done once", 1, Collections.frequency(world.campus.advanced, one)));
    }

    @Test
    public void noticesNameWhoIsToBeToldAndNobodyIsToldBeforeTheInstant() {
        world.now = instant.minus(MICRO);
        List<Notice> open =
                world.releases.notices(room.caller, room.meeting, PAGE).items();
        assertEquals(4, open.size());
        open.forEach(notice -> {
            assertEquals(null, notice.toldOn());
            assertEquals(Notice.Kind.PUBLISHED, notice.kind());
        });
        refused(Problem.Kind.FORBIDDEN, () -> world.releases.notices(reader, room.meeting, PAGE));
        refused(Problem.Kind.CONFLICT, this::told);
        world.now = instant;
        world.lookout.look();
        assertEquals(4, told());
    }

    @Test
    public void nobodyCorrectsOrActsOnWhatIsNotPublishedYet() {
        world.now = instant.minus(MICRO);
        ChairsActions.Proposal proposal = new ChairsActions.Proposal(
                room.failing.studentId(), "REPEAT_FAILED_ONLY", null, "a page was not marked", null, false, List.of());
        MeetingId meeting = room.meeting;
        refused(Problem.Kind.CONFLICT, () -> world.releases.correct(room.caller, meeting, graduate, "too early"));
        refused(Problem.Kind.CONFLICT, () -> world.actions.propose(room.caller, meeting, proposal));
        assertEquals(1, world.count("boards_result", "meeting_id = ? and student_id = ?", meeting, graduate));
        world.now = instant;
        refused(Problem.Kind.CONFLICT, () -> world.releases.callOff(room.caller, meeting, "too late"));
        world.lookout.look();
        world.actions.propose(room.caller, meeting, proposal);
    }

    /** How much each view shows; 0 where it refuses. */
    private Map<String, Integer> seen() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        StudentId student = graduate;
        List<StudentId> everybody = List.of(student, room.failing.studentId(), room.progressing.studentId());
        PublishedResults published = world.published;
        look(seen, "own results", () -> published.own(own()).size());
        look(seen, "own explanation", () -> shown(published.ownExplanation(own(), numbers.get(0))));
        look(seen, "own modules", () -> shown(published.ownModules(own(), numbers.get(0))));
        look(seen, "results of the student", () -> published.of(reader, student).size());
        look(seen, "results of the institution", () -> institution().size());
        look(seen, "decisions of the student", () -> world.boards
                .released(reader, student)
                .size());
        look(seen, "decisions of many students", () -> world.boards
                .released(reader, world.campus.code, everybody)
                .size());
        look(
                seen,
                "award of the student",
                () -> world.boards.award(reader, student).isPresent() ? 1 : 0);
        look(seen, "coverage for documents", () -> world.boards
                .coverage(reader, world.campus.code, everybody)
                .size());
        look(seen, "decisions of the timeline", () -> (int) timeline().of(room.caller, student).stream()
                .filter(event -> event.event().startsWith("decision of meeting"))
                .count());
        look(seen, "posted list", () -> world.releases
                .list(room.caller, room.meeting)
                .size());
        look(seen, "what binds adjustments", () -> world.cohorts.isReleased(office(), room.run) ? 1 : 0);
        return seen;
    }

    private static void look(Map<String, Integer> seen, String view, Supplier<Integer> looking) {
        int found;
        try {
            found = looking.get();
        } catch (ProblemException e) {
            assertEquals(
                    view,
                    "posted list".equals(view) ? Problem.Kind.CONFLICT : Problem.Kind.NOT_FOUND,
                    e.problem().kind());
            found = 0;
        }
        seen.put(view, found);
    }

    private static int shown(String text) {
        return text.isBlank() ? 0 : 1;
    }

    private List<PublishedResult> institution() {
        return world.published
                .of(reader, world.campus.code, Campus.SESSION, PAGE)
                .items();
    }

    private int told() {
        return world.releases.told(room.caller, room.meeting, null, World.HELD_ON, "by e-mail");
    }

    private Meeting.State state() {
        return world.releases.of(room.caller, room.meeting).state();
    }

    private Caller own() {
        return new Caller("st1", Set.of(PublishedResults.OWN.name(), StudentAccounts.OWN.name()), room.caller.scope());
    }

    private Caller office() {
        return new Caller("office", Set.of(CohortAdjustments.ADJUST.name()), room.caller.scope());
    }

    private TimelineService timeline() {
        return new TimelineService(
                world.campus.students(),
                world.campus.registrations(),
                world.campus.results(),
                world.campus.curriculum(),
                world.boards,
                world.regulations());
    }
}
