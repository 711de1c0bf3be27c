package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.assessment.api.CohortAdjustments;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.DecisionEntry;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.api.Offers;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.PublishedResults;
import org.matricula.boards.api.Releases;
import org.matricula.boards.api.Releases.Listed;
import org.matricula.boards.api.Releases.Notice;
import org.matricula.boards.api.Releases.Release;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.Hold;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;

/** Who is told what, and from which instant on (section 7.4). */
public class ReleaseTest extends OnBothDatabases {

    private static final Duration MICRO = Duration.ofNanos(1000);
    private static final PageRequest PAGE = PageRequest.first();

    private BoardRoom room;
    private World world;
    private Releases releases;

    @Before
    public void decide() {
        room = new BoardRoom(kind);
        world = room.world;
        releases = world.releases;
        world.first.policies = Set.of("board", "board-action", "appeal", "results-disclosure");
        room.decide();
        world.endorsed(room.meeting);
    }

    @Test
    public void aRehearsalIsAddressedToNobodyAndTheReleaseTakesItAsItIs() {
        assertNull(of().rehearsal());
        world.campus.partner = true;
        world.rehearsed(releases.rehearse(room.caller, room.meeting));
        Release rehearsed = of();
        assertEquals(Meeting.State.DECIDED, rehearsed.state());
        assertNull(rehearsed.releaseAt());
        assertTrue(rehearsed.rehearsal().current());
        assertEquals(3, rehearsed.rehearsal().results());
        assertEquals(
                Map.of("COMPLETES", 1, "PROGRESSES", 1), rehearsed.rehearsal().listed());
        assertEquals(Map.of("STUDENT", 3, "PARTNER", 1), rehearsed.rehearsal().notices());
        assertEquals(
                Set.of(
                        room.progressing.studentId() + " STUDENT",
                        room.failing.studentId() + " STUDENT",
                        room.graduating.studentId() + " STUDENT",
                        "null PARTNER"),
                Set.copyOf(releases.notices(room.caller, room.meeting, PAGE).items().stream()
                        .map(n -> n.studentId() + " " + n.addressee())
                        .toList()));
        assertNothing();
        refused(Problem.Kind.CONFLICT, () -> releases.list(room.caller, room.meeting));
        refused(Problem.Kind.CONFLICT, () -> told(null));
        assertEquals(0, world.count("kernel_outbox", "subject = ?", "meeting/" + room.meeting));

        List<Long> ready = world.sql.query(
                "select id from boards_result where meeting_id = ? order by id", rs -> rs.getLong(1), room.meeting);
        world.admin.release(room.caller, room.meeting);
        assertEquals(
                ready,
                world.published.of(room.caller, world.campus.code, Campus.SESSION, PAGE).items().stream()
                        .map(PublishedResult::id)
                        .toList());
    }

    @Test
    public void L1150_L1149_aStudentAndAPartnerReadTheGradesThatThePackOfTheResultGives() {
        World coursework = new World(kind);
        var programme = coursework.campus.programme("COMP", "UG", 4, 6);
        var taker = coursework.campus.student(programme, 4);
        for (String grade : List.of("HD", "D", "C", "P", "S", "F", "TF", "U", "F1")) {
            ModuleId module = coursework.campus.module("W-" + grade, 4, 20);
            coursework.campus.result(taker, module, "50", grade);
        }
        MeetingId meeting = coursework.proposed("AFTER_FIRST_SIT");
        coursework.admin.consent(coursework.registrar(), meeting, "Dr B. External");
        Candidate candidate = coursework
                .boards
                .candidates(coursework.registrar(), meeting, PAGE)
                .items()
                .get(0);
        coursework.admin.decide(
                coursework.registrar(),
                meeting,
                taker.studentId(),
                candidate.options().get(0),
                "why",
                null,
                null);
        coursework.endorsed(meeting);
        coursework.admin.release(coursework.registrar(), meeting);
        String page = coursework
                .published
                .of(coursework.registrar(), coursework.campus.code, Campus.SESSION, PAGE)
                .items()
                .get(0)
                .page();
        for (String grade : List.of("HD", "D", "C", "P", "S", "F", "TF", "U", "F1")) {
            int at = page.indexOf("\"code\":\"W-" + grade + "\"");
            assertTrue(
                    page,
                    page.substring(at).startsWith("\"grade\":\"" + grade + "\"", page.indexOf("\"grade\"", at) - at));
        }
    }

    @Test
    public void aLargeReleaseThatWasNotRehearsedIsMadeInPartsAndSeenAllAtOnce() {
        World other = new World(kind);
        var programme = other.campus.programme("MUS", "UG", 4, 6);
        var module = other.campus.module("M406", 4, 120);
        for (int i = 0; i <= 500; i++) {
            other.campus.result(other.campus.student(programme, 4), module, "55", "PASS");
        }
        MeetingId meeting = other.proposed("AFTER_FIRST_SIT");
        other.admin.endorse(other.registrar(), meeting);
        Instant at = other.now.plusSeconds(60);
        Meeting asked =
                other.releases.embargo(other.registrar(), meeting, at, null).record();
        assertEquals(Meeting.State.DECIDED, asked.state());
        assertNull(asked.releasedAt());
        Job job = submitted(other);
        Job second = other.rehearsed(job);
        assertEquals(
                job.id(),
                other.releases.of(other.registrar(), meeting).rehearsal().job());
        assertEquals(
                500, other.releases.of(other.registrar(), meeting).rehearsal().results());
        // the instant passes while the results are made, and the container is killed in between
        other.now = at.plusSeconds(1);
        other.lookout.look();
        assertEquals(List.of(), published(other));
        assertNull(other.rehearsed(second));
        assertEquals(Meeting.State.RELEASED, meeting(other, meeting).state());
        assertEquals(other.now, meeting(other, meeting).releaseAt());
        assertEquals(501, published(other).size());
        assertEquals(1, other.campus.advanced.size());
        other.now = other.now.minus(MICRO);
        assertEquals(List.of(), published(other));
    }

    @Test
    public void aLargeReleaseIsNotMadeOfDecisionsThatChangedMeanwhile() {
        World other = new World(kind);
        var programme = other.campus.programme("MUS", "UG", 4, 6);
        var module = other.campus.module("M407", 4, 120);
        ProgrammeRegistration one = null;
        for (int i = 0; i <= 500; i++) {
            one = other.campus.student(programme, 4);
            other.campus.result(one, module, "35", "F1");
        }
        MeetingId meeting = other.proposed("AFTER_FIRST_SIT");
        other.admin.endorse(other.registrar(), meeting);
        other.admin.release(other.registrar(), meeting);
        Job second = other.rehearsed(submitted(other));
        other.sql.update(
                "update boards_candidate set decision = 'DISCONTINUE' where meeting_id = ? and student_id = ?",
                meeting,
                one.studentId());
        refused(Problem.Kind.CONFLICT, () -> other.rehearsed(second));
        assertEquals(Meeting.State.DECIDED, meeting(other, meeting).state());
        assertEquals(List.of(), published(other));
    }

    /** The job that was submitted last. */
    private static Job submitted(World world) {
        List<Job> jobs = world.journal.submitted();
        return jobs.get(jobs.size() - 1);
    }

    private static Release meeting(World world, MeetingId meeting) {
        return world.releases.of(world.registrar(), meeting);
    }

    private static List<PublishedResult> published(World world) {
        List<PublishedResult> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<PublishedResult> page = world.published.of(
                    world.registrar(), world.campus.code, Campus.SESSION, new PageRequest(cursor, 500));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Test
    public void aRehearsalOfOtherDecisionsIsMadeAnew() {
        world.rehearsed(releases.rehearse(room.caller, room.meeting));
        world.admin.decide(
                room.caller, room.meeting, room.failing.studentId(), "REPEAT_FAILED_ONLY", "evidence", null, 1L);
        assertFalse(of().rehearsal().current());
        world.endorsed(room.meeting);
        world.admin.release(room.caller, room.meeting);
        assertTrue(of().rehearsal().current());
        assertTrue(own(room.failing).get(0).page().contains("\"decision\":\"REPEAT_FAILED_ONLY\""));
        assertEquals(3, world.count("boards_result", "meeting_id = ?", room.meeting));
        refused(Problem.Kind.CONFLICT, () -> releases.rehearse(room.caller, room.meeting));
    }

    @Test
    public void nothingIsSeenAMicrosecondBeforeTheInstantAndAllFromThereOn() {
        Instant at = world.now.plus(Duration.ofDays(3)).plusNanos(123_456_789);
        Meeting embargoed =
                releases.embargo(room.caller, room.meeting, at, null).record();
        Instant instant = at.minusNanos(789);
        assertEquals(Meeting.State.EMBARGOED, embargoed.state());
        assertEquals(instant, embargoed.releasedAt());
        assertNothing();
        world.now = instant.minus(MICRO);
        assertNothing();
        world.lookout.look();
        assertEquals(List.of(), advanced());
        world.now = instant.minusNanos(1);
        assertNothing();

        world.now = instant;
        assertEquals(1, own(room.graduating).size());
        assertFalse(explanation(room.graduating).isEmpty());
        assertEquals(
                3,
                world.published
                        .of(room.caller, world.campus.code, Campus.SESSION, PAGE)
                        .items()
                        .size());
        assertEquals(
                1,
                world.boards.released(room.caller, room.graduating.studentId()).size());
        assertEquals(
                1,
                world.boards
                        .released(room.caller, world.campus.code, List.of(room.graduating.studentId()))
                        .size());
        world.now = instant.plus(MICRO);
        assertEquals(1, own(room.graduating).size());
    }

    @Test
    public void whoAdjustsMarksIsBoundByResultsFromTheInstantAndNotAMicrosecondBefore() {
        Caller office = new Caller("office", Set.of(CohortAdjustments.ADJUST.name()), room.caller.scope());
        Instant at = world.now.plus(Duration.ofDays(3));
        assertFalse(world.cohorts.isReleased(office, room.run));
        embargo(at, null);
        world.now = at.minus(MICRO);
        assertFalse(world.cohorts.isReleased(office, room.run));
        world.now = at;
        assertEquals(Meeting.State.EMBARGOED, of().state());
        assertTrue(world.cohorts.isReleased(office, room.run));
        world.lookout.look();
        assertEquals(Meeting.State.RELEASED, of().state());
        world.now = at.plus(MICRO);
        assertTrue(world.cohorts.isReleased(office, room.run));
        Caller stranger =
                new Caller("stranger", office.privileges(), Scope.of(Set.of(new InstitutionCode("elsewhere"))));
        assertFalse(world.cohorts.isReleased(stranger, room.run));
    }

    @Test
    public void registrationsMoveOnAndOthersHearWhenTheInstantHasCome() {
        Instant at = world.now.plusSeconds(60);
        releases.embargo(room.caller, room.meeting, at, "results day");
        world.lookout.look();
        assertEquals(List.of(), advanced());
        assertEquals(0, events("boards.decisions-released"));
        world.now = at;
        world.campus.registrationFails = true;
        world.lookout.look();
        assertEquals(Meeting.State.EMBARGOED, of().state());
        assertEquals(0, events("boards.results-published"));
        world.campus.registrationFails = false;
        world.lookout.look();
        world.lookout.look();
        assertEquals(Meeting.State.RELEASED, of().state());
        assertEquals(2, advanced().size());
        assertEquals(1, events("boards.decisions-released"));
        assertEquals(1, events("boards.results-published"));
    }

    @Test
    public void theInstantIsMovedWithAReasonBeforeItHasComeAndNotAfterwards() {
        Instant first = world.now.plusSeconds(60);
        Instant second = world.now.plusSeconds(120);
        refused(Problem.Kind.INVALID, () -> embargo(null, null));
        refused(Problem.Kind.INVALID, () -> embargo(world.now, null));
        refused(Problem.Kind.INVALID, () -> embargo(world.now.plus(Duration.ofDays(367)), null));
        refused(Problem.Kind.INVALID, () -> embargo(first, "x".repeat(501)));
        refused(Problem.Kind.CONFLICT, () -> releases.callOff(room.caller, room.meeting, "too early"));
        embargo(first, null);
        refused(Problem.Kind.INVALID, () -> embargo(second, null));
        refused(Problem.Kind.INVALID, () -> embargo(second, " "));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.admin.decide(
                        room.caller, room.meeting, room.failing.studentId(), "DISCONTINUE", "x", null, 1L));
        embargo(second, "the server is serviced");
        world.now = first;
        assertNothing();
        assertEquals(
                List.of(first + " null", second + " the server is serviced"),
                of().entries().stream()
                        .map(e -> e.releaseAt() + " " + e.reason())
                        .toList());
        assertEquals(
                1,
                world.count(
                        "kernel_audit",
                        "action = 'boards.embargo-moved' and subject = ? and reason = 'the server is serviced'",
                        "meeting/" + room.meeting));
        world.now = second;
        refused(Problem.Kind.CONFLICT, () -> embargo(second.plusSeconds(1), "too late"));
        refused(Problem.Kind.CONFLICT, () -> releases.callOff(room.caller, room.meeting, "too late"));
        assertEquals(1, own(room.graduating).size());
    }

    @Test
    public void whatIsCalledOffIsDecidedAgain() {
        Instant at = world.now.plusSeconds(60);
        embargo(at, null);
        refused(Problem.Kind.INVALID, () -> releases.callOff(room.caller, room.meeting, ""));
        Meeting back =
                releases.callOff(room.caller, room.meeting, "a mark is wrong").record();
        assertEquals(Meeting.State.DECIDED, back.state());
        assertNull(back.releasedAt());
        world.now = at.plusSeconds(1);
        world.lookout.look();
        assertNothing();
        assertTrue(of().rehearsal().current());
        world.admin.decide(
                room.caller, room.meeting, room.failing.studentId(), "REPEAT_FAILED_ONLY", "evidence", null, 1L);
        world.endorsed(room.meeting);
        world.admin.release(room.caller, room.meeting);
        assertTrue(own(room.failing).get(0).page().contains("REPEAT_FAILED_ONLY"));
    }

    @Test
    public void l1150_studentsSeeTheirOwnGradesWithDecisionClassAndRights() {
        world.campus.closures = Set.of(LocalDate.of(2027, 6, 28));
        world.admin.release(room.caller, room.meeting);
        PublishedResult graduated = own(room.graduating).get(0);
        assertTrue(graduated.page(), graduated.page().contains("\"decision\":\"AWARD\""));
        assertTrue(
                graduated.page(),
                graduated.page().contains("\"classification\":\"UPPER_SECOND\",\"lowerAward\":null,\"mean\":69.25"));
        assertTrue(
                graduated.page(),
                graduated
                        .page()
                        .contains("{\"code\":\"M600\",\"title\":\"M600\",\"session\":\"2026/27\",\"level\":6,"
                                + "\"credits\":360,\"attempt\":\"FIRST\",\"mark\":69.2,\"grade\":\"PASS\"}"));
        assertTrue(graduated.page(), graduated.page().contains("\"appealWorkingDays\":10"));
        // Thursday 24 June; Monday the 28th is closed, so the tenth working day is Friday 9 July
        assertEquals(LocalDate.of(2027, 7, 9), graduated.appealUntil());
        assertEquals(1, graduated.version());
        assertTrue(explanation(room.graduating).contains("69.25"));
        assertTrue(
                explanation(room.graduating),
                explanation(room.graduating).startsWith("Decision\n  Decided: award, class "));
        assertFalse(graduated.page().contains("no attempt is left"));
        long others = graduated.id();
        world.signedIn = room.failing.studentId();
        refused(Problem.Kind.NOT_FOUND, () -> world.published.ownExplanation(student(), others));
        refused(Problem.Kind.NOT_FOUND, () -> world.published.ownModules(student(), others));
        assertFalse(own(room.failing).get(0).page().contains("M600"));
    }

    @Test
    public void aStudentReadsWhyEachModuleOfTheSessionHasItsResultAsThePageSaysIt() {
        world.admin.release(room.caller, room.meeting);
        assertEquals("M600 has 69.25\n\n", modules(room.graduating));
        mark(room.progressing.studentId(), "58.75");
        assertEquals("M401 has 55\n\n", modules(room.progressing));
        world.now = world.now.plus(Duration.ofDays(1));
        correct(room.progressing.studentId(), "A page of your script was not marked.");
        assertTrue(modules(room.progressing).contains(" has 58.75"));
    }

    @Test
    public void whatABoardCompensatesIsToldWithItsModule() {
        World other = new World(kind);
        other.campus.results.clear();
        ProgrammeRegistration one = other.campus.student(other.campus.programme("MUS", "UG", 4, 6), 4);
        other.campus.result(one, other.campus.module("M405", 4, 20), "35", "PC");
        MeetingId meeting = other.proposed("AFTER_FIRST_SIT");
        other.admin.endorse(other.registrar(), meeting);
        other.admin.release(other.registrar(), meeting);
        other.signedIn = one.studentId();
        long id = other.published.own(student(other)).get(0).id();
        assertEquals(
                "M405 has 35\nCompensated\n  The board gave you the credits of this module; its mark stays as it is.\n\n",
                other.published.ownModules(student(other), id));
    }

    @Test
    public void aHoldOnResultsKeepsThemBackFromTheStudentWhileItStandsAndFromNobodyElse() {
        world.admin.release(room.caller, room.meeting);
        StudentId held = room.graduating.studentId();
        long result = own(room.graduating).get(0).id();
        LocalDate today = LocalDate.ofInstant(world.now, ZoneOffset.UTC);
        world.campus.holding.add(hold(held, Hold.Effect.DOCUMENTS, today, null));
        assertEquals(1, own(room.graduating).size());
        world.campus.holding.add(hold(held, Hold.Effect.RESULTS, today, today.plusDays(2)));
        for (ThrowingRunnable door : List.<ThrowingRunnable>of(
                () -> world.published.own(student()),
                () -> world.published.ownExplanation(student(), result),
                () -> world.published.ownModules(student(), result))) {
            Problem problem = refused(Problem.Kind.CONFLICT, door);
            assertTrue(problem.detail(), problem.detail().contains("FINANCE, tuition fees (ask the office"));
        }
        assertEquals(1, own(room.progressing).size());
        assertEquals(1, world.published.of(room.caller, held).size());
        assertEquals(
                3,
                world.published
                        .of(room.caller, world.campus.code, Campus.SESSION, PAGE)
                        .items()
                        .size());
        world.now = world.now.plus(Duration.ofDays(3));
        assertEquals(1, own(room.graduating).size());
        assertFalse(explanation(room.graduating).isEmpty());
    }

    private Hold hold(StudentId student, Hold.Effect effect, LocalDate since, LocalDate until) {
        return new Hold(
                null, world.campus.code, student, Hold.Source.FINANCE, Set.of(effect), "tuition fees", since, until);
    }

    @Test
    public void aStudentOfMergedRecordsSeesAllOfThem() {
        world.admin.release(room.caller, room.meeting);
        StudentId kept = room.progressing.studentId();
        world.campus.merged = Map.of(kept, Set.of(kept, room.graduating.studentId()));
        List<PublishedResult> own = own(room.progressing);
        assertEquals(2, own.size());
        for (PublishedResult result : own) {
            assertFalse(world.published.ownExplanation(student(), result.id()).isEmpty());
            assertFalse(world.published.ownModules(student(), result.id()).isEmpty());
        }
    }

    @Test
    public void tRa1_whatMayBeTakenAgainIsToldWithItsElements() {
        World other = new World(kind);
        other.first.policies = Set.of("board", "board-action", "appeal", "results-disclosure");
        var programme = other.campus.programme("MUS", "UG", 4, 6);
        ProgrammeRegistration failing = other.campus.student(programme, 4);
        other.campus.result(failing, other.campus.module("M402", 4, 40), "35", "F1");
        MeetingId meeting = other.proposed("AFTER_FIRST_SIT");
        other.admin.endorse(other.registrar(), meeting);
        other.admin.release(other.registrar(), meeting);
        other.signedIn = failing.studentId();
        String page = other.published.own(student(other)).get(0).page();
        assertTrue(
                page,
                page.contains("\"reassessment\":[{\"module\":\"M402\",\"kind\":\"RESIT\",\"barred\":null,"
                        + "\"elements\":[\"EX\"],\"carried\":[],\"moduleCap\":40}]"));
        assertTrue(page, page.contains("\"listKey\":null"));
    }

    @Test
    public void aFailedModuleThatWasBroughtInWithoutARulingHasNoElements() {
        World other = new World(kind);
        other.campus.unruled = true;
        ProgrammeRegistration failing = other.campus.student(other.campus.programme("MUS", "UG", 4, 6), 4);
        other.campus.result(failing, other.campus.module("M404", 4, 40), "35", "F1");
        MeetingId meeting = other.proposed("AFTER_FIRST_SIT");
        other.admin.endorse(other.registrar(), meeting);
        other.admin.release(other.registrar(), meeting);
        other.signedIn = failing.studentId();
        String page = other.published.own(student(other)).get(0).page();
        assertTrue(page, page.contains("\"module\":\"M404\",\"kind\":\"RESIT\",\"barred\":null,\"elements\":["));
    }

    @Test
    public void l1151_theListIsAnonymousAndTellsOfProgressionAndCompletionAlone() {
        world.admin.release(room.caller, room.meeting);
        List<Listed> list = releases.list(room.caller, room.meeting);
        assertEquals(
                Set.of("COMPLETES", "PROGRESSES"),
                Set.copyOf(list.stream().map(Listed::outcome).toList()));
        assertEquals(2, list.size());
        assertTrue(list.stream().allMatch(one -> one.key().matches("[2-9B-Z]{10}")));
        String page = own(room.graduating).get(0).page();
        Listed mine = list.stream()
                .filter(one -> page.contains("\"listKey\":\"" + one.key() + "\""))
                .findFirst()
                .orElseThrow();
        assertEquals("COMPLETES", mine.outcome());
        assertTrue(own(room.failing).get(0).page().contains("\"listKey\":null"));
    }

    @Test
    public void whereTheRegulationsForbidItThereIsNoListAndNoNoticeToAPartner() {
        world.first.discreet = true;
        world.campus.partner = true;
        world.admin.release(room.caller, room.meeting);
        assertEquals(List.of(), releases.list(room.caller, room.meeting));
        assertEquals(Map.of("STUDENT", 3), of().rehearsal().notices());
        assertTrue(own(room.graduating).get(0).page().contains("M600"));
    }

    @Test
    public void aPackThatSaysNothingOfAppealsGivesNoLastDay() {
        world.first.policies = Set.of("board", "board-action");
        world.admin.release(room.caller, room.meeting);
        assertNull(own(room.graduating).get(0).appealUntil());
        assertEquals(2, releases.list(room.caller, room.meeting).size());
    }

    @Test
    public void aCorrectionStandsBesideWhatWasReleasedAndIsTold() {
        world.admin.release(room.caller, room.meeting);
        StudentId student = room.progressing.studentId();
        refused(Problem.Kind.CONFLICT, () -> correct(student, "nothing new"));
        refused(Problem.Kind.INVALID, () -> correct(student, " "));
        refused(Problem.Kind.NOT_FOUND, () -> correct(new StudentId(999_999_999), "unknown"));
        mark(student, "58.75");
        world.now = world.now.plus(Duration.ofDays(1));
        PublishedResult corrected = correct(student, "A page of your script was not marked.");
        assertEquals(2, corrected.version());
        assertEquals(world.now, corrected.publishedAt());
        assertEquals(LocalDate.of(2027, 7, 9), corrected.appealUntil());
        List<PublishedResult> own = own(room.progressing);
        assertEquals(List.of(2, 1), own.stream().map(PublishedResult::version).toList());
        assertEquals("A page of your script was not marked.", own.get(0).reason());
        assertTrue(own.get(0).page().contains("\"mark\":58.7"));
        assertTrue(own.get(1).page().contains("\"mark\":55"));
        assertNotEquals(own.get(0).digest(), own.get(1).digest());
        assertEquals(1, events("boards.result-corrected"));
        List<Notice> notices = releases.notices(room.caller, room.meeting, PAGE).items();
        assertEquals(Notice.Kind.CORRECTED, notices.get(notices.size() - 1).kind());
        assertEquals(student, notices.get(notices.size() - 1).studentId());
        assertEquals(2, releases.list(room.caller, room.meeting).size());
        assertEquals(
                List.of(2, 1, 1),
                world.published.of(room.caller, world.campus.code, Campus.SESSION, PAGE).items().stream()
                        .map(PublishedResult::version)
                        .sorted((a, b) -> b - a)
                        .toList());
        refused(Problem.Kind.CONFLICT, () -> correct(student, "again"));
    }

    @Test
    public void T_CL_1_aCorrectionThatChangesTheClassWaitsForTheChair() {
        world.admin.release(room.caller, room.meeting);
        StudentId student = room.graduating.studentId();
        Candidate before = candidate(student);
        assertEquals("UPPER_SECOND", before.classification());
        mark(student, "71");
        Problem refused = refused(Problem.Kind.CONFLICT, () -> correct(student, "A page was not marked."));
        assertTrue(refused.detail(), refused.detail().contains("the class FIRST and no more UPPER_SECOND"));
        assertEquals(1, own(room.graduating).size());

        ChairsActions.Action action = world.actions.propose(room.caller, room.meeting, award(student));
        assertTrue(action.duties().toString(), action.duties().contains("REVOKE_OR_REPLACE_DOCUMENTS"));
        refused(Problem.Kind.CONFLICT, () -> world.actions.confirm(room.caller, room.meeting, action.id()));
        world.actions.confirm(room.as("dean"), room.meeting, action.id());
        assertEquals("FIRST", candidate(student).classification());
        assertEquals(0, new BigDecimal("71").compareTo(candidate(student).mean()));
        List<PublishedResult> own = own(room.graduating);
        assertTrue(own.get(0).page(), own.get(0).page().contains("\"classification\":\"FIRST\""));
        assertTrue(own.get(1).page(), own.get(1).page().contains("UPPER_SECOND"));
        assertEquals("the registry reads both versions", own, world.published.of(room.caller, student));
        assertEquals(List.of(), world.published.of(world.stranger(), student));
        refused(Problem.Kind.FORBIDDEN, () -> world.published.of(world.without(PublishedResults.READ.name()), student));
        assertTrue(explanation(room.graduating), explanation(room.graduating).contains("71"));
        assertEquals(
                List.of("AWARD UPPER_SECOND registrar", "AWARD FIRST dean"),
                world.boards.decisions(room.caller, room.meeting, student).stream()
                        .map(e -> e.decision() + " " + e.classification() + " " + e.recordedBy())
                        .toList());
        assertEquals(
                1,
                world.count(
                        "boards_renewal",
                        "student_id = ? and classification_before = 'UPPER_SECOND' and renewed_by = 'dean'",
                        student));
        refused(Problem.Kind.INVALID, () -> world.actions.propose(room.caller, room.meeting, award(student)));
    }

    @Test
    public void aCorrectionThatChangesNoDecisionShowsTheMeanOfTheResultsOfNow() {
        world.admin.release(room.caller, room.meeting);
        StudentId student = room.graduating.studentId();
        mark(student, "68.5");
        correct(student, "A page was not marked.");
        assertEquals("UPPER_SECOND", candidate(student).classification());
        assertEquals(0, new BigDecimal("68.5").compareTo(candidate(student).mean()));
        String page = own(room.graduating).get(0).page();
        assertTrue(page, page.contains("68.5") && !page.contains("69.25"));
        assertTrue(own(room.graduating).get(1).page().contains("69.25"));
    }

    @Test
    public void theRulingsOfAnInstantAreFoundThoughWhatTheyRestedOnWasPutRightTwice() {
        world.admin.release(room.caller, room.meeting);
        StudentId student = room.graduating.studentId();
        List<Instant> moments = new ArrayList<>(List.of(world.now));
        List<String> stood = new ArrayList<>(List.of(standing(student)));
        for (String mark : List.of("68.5", "67.5")) {
            world.now = world.now.plus(Duration.ofDays(1));
            mark(student, mark);
            correct(student, "A page was not marked.");
            moments.add(world.now);
            stood.add(standing(student));
        }
        assertEquals("each is another", 3, Set.copyOf(stood).size());
        for (int i = 0; i < 3; i++) {
            assertEquals(stood.get(i), world.boards.rulings(room.caller, room.meeting, student, moments.get(i)));
        }
        refused(
                Problem.Kind.NOT_FOUND,
                () -> world.boards.rulings(world.stranger(), room.meeting, student, moments.get(0)));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.boards.rulings(world.without(Boards.READ.name()), room.meeting, student, moments.get(0)));
    }

    private String standing(StudentId student) {
        return world.boards.candidate(room.caller, room.meeting, student).rulings();
    }

    @Test
    public void whatChangesAfterTheBoardDecidedIsNotReleasedUnseen() {
        StudentId student = room.progressing.studentId();
        mark(student, "20", "F2");
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.admin.release(room.caller, room.meeting));
        assertTrue(problem.detail(), problem.detail().contains("[" + student + "]"));
        Instant at = world.now.plusSeconds(60);
        refused(Problem.Kind.CONFLICT, () -> embargo(at, null));
        assertNothing();

        refused(Problem.Kind.INVALID, () -> world.admin.renew(room.caller, room.meeting, " "));
        refused(Problem.Kind.NOT_FOUND, () -> world.admin.renew(world.stranger(), room.meeting, "x"));
        Caller idle = world.without(BoardAdmin.RUN.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.renew(idle, room.meeting, "x"));
        List<Candidate> renewed = world.admin.renew(room.caller, room.meeting, "wrong script");
        assertEquals(
                List.of(student), renewed.stream().map(Candidate::studentId).toList());
        assertEquals("BOARD_DECISION", renewed.get(0).proposal());
        assertNull(renewed.get(0).decision());
        assertEquals(Meeting.State.PROPOSED, of().state());
        assertEquals(
                Arrays.asList("PROGRESS", null),
                world.boards.decisions(room.caller, room.meeting, student).stream()
                        .map(DecisionEntry::decision)
                        .toList());
        assertEquals(List.of(), world.admin.renew(room.caller, room.meeting, "again"));
        world.admin.decide(room.caller, room.meeting, student, "REPEAT_FAILED_ONLY", "no attempt is left", null, 2L);
        world.endorsed(room.meeting);
        world.admin.release(room.caller, room.meeting);
        assertTrue(own(room.progressing).get(0).page().contains("\"mark\":20"));
        assertTrue(world.reassessed().stream().anyMatch(order -> order.startsWith(student + " M401")));
    }

    @Test
    public void whatChangesAfterTheRehearsalIsNotReleasedUnseen() {
        world.rehearsed(releases.rehearse(room.caller, room.meeting));
        world.now = world.now.plusSeconds(60);
        mark(room.progressing.studentId(), "20", "F2");
        refused(Problem.Kind.CONFLICT, () -> world.admin.release(room.caller, room.meeting));
        mark(room.progressing.studentId(), "55", "PASS");
        world.admin.release(room.caller, room.meeting);
    }

    @Test
    public void theChairOfAnOlderMeetingDoesNotActOverANewerDecision() {
        world.admin.release(room.caller, room.meeting);
        world.now = world.now.plusSeconds(60);
        MeetingId newer = world.proposed("AFTER_FIRST_SIT");
        world.admin.consent(room.caller, newer, "Dr B. External");
        world.admin.endorse(room.caller, newer);
        world.endorsed(newer);
        world.now = world.now.plusSeconds(60);
        world.admin.release(room.caller, newer);
        StudentId student = room.graduating.studentId();
        mark(student, "71");
        refused(Problem.Kind.CONFLICT, () -> world.actions.propose(room.caller, room.meeting, award(student)));
        world.actions.propose(room.caller, newer, award(student));
    }

    @Test
    public void whatAReleaseCoversIsWhatTheBoardSawAndWhatWasCorrected() {
        StudentId student = room.progressing.studentId();
        Instant called = world.now;
        Instant at = called.plusSeconds(60);
        embargo(at, null);
        assertEquals(List.of(), coverage(student));
        world.now = at;
        assertEquals(List.of(called + " null"), coverage(student));
        world.lookout.look();
        world.now = at.plusSeconds(60);
        mark(student, "58");
        correct(student, "A page was not marked.");
        assertEquals(List.of(called + " " + world.now), coverage(student));
        assertEquals(List.of(), world.boards.coverage(world.stranger(), world.campus.code, List.of(student)));
        Caller unread = world.without(PublishedResults.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.coverage(unread, world.campus.code, List.of(student)));
    }

    private List<String> coverage(StudentId student) {
        return world.boards.coverage(room.caller, world.campus.code, List.of(student)).stream()
                .map(covered -> covered.results() + " " + covered.corrections())
                .toList();
    }

    private Candidate candidate(StudentId student) {
        return world.boards.candidate(room.caller, room.meeting, student).candidate();
    }

    private static ChairsActions.Proposal award(StudentId student) {
        return new ChairsActions.Proposal(student, "AWARD", null, "a page was not marked", null, false, List.of());
    }

    @Test
    public void aChairsActionPublishesTheNewDecisionBesideTheOld() {
        world.admin.release(room.caller, room.meeting);
        ChairsActions.Action action = world.actions.propose(
                room.caller,
                room.meeting,
                new ChairsActions.Proposal(
                        room.failing.studentId(),
                        "REPEAT_FAILED_ONLY",
                        null,
                        "another student was found to have copied",
                        null,
                        false,
                        List.of()));
        world.actions.confirm(room.as("dean"), room.meeting, action.id());
        List<PublishedResult> own = own(room.failing);
        assertEquals(List.of(2, 1), own.stream().map(PublishedResult::version).toList());
        assertTrue(own.get(0).page().contains("REPEAT_FAILED_ONLY"));
        assertTrue(own.get(1).page().contains("DISCONTINUE"));
        assertEquals(
                "The chair acted for the board after its meeting.", own.get(0).reason());
    }

    @Test
    public void theRegisterKeepsWhenAndHowPeopleWereTold() {
        world.admin.release(room.caller, room.meeting);
        List<Long> numbers = releases.notices(room.caller, room.meeting, PAGE).items().stream()
                .map(Notice::id)
                .toList();
        refused(Problem.Kind.INVALID, () -> told(List.of()));
        refused(Problem.Kind.INVALID, () -> told(List.of(1L)));
        List<Long> nulls = new ArrayList<>();
        nulls.add(null);
        refused(Problem.Kind.INVALID, () -> told(nulls));
        LocalDate tomorrow = World.HELD_ON.plusDays(1);
        refused(Problem.Kind.INVALID, () -> releases.told(room.caller, room.meeting, null, tomorrow, "by e-mail"));
        refused(Problem.Kind.INVALID, () -> releases.told(room.caller, room.meeting, null, World.HELD_ON, ""));
        assertEquals(1, told(numbers.subList(0, 1)));
        refused(Problem.Kind.CONFLICT, () -> told(numbers.subList(0, 2)));
        assertEquals(2, told(null));
        assertEquals(0, told(null));
        Notice notice =
                releases.notices(room.caller, room.meeting, PAGE).items().get(0);
        assertEquals("e-mail of batch 17", notice.how());
        assertEquals(World.HELD_ON, notice.toldOn());
        assertEquals("registrar", notice.recordedBy());
    }

    @Test
    public void aForeignPartnerAndWhoeverLacksAPrivilegeSeeAndDoNothing() {
        Caller stranger = world.stranger();
        Instant at = world.now.plusSeconds(60);
        LocalDate on = World.HELD_ON;
        StudentId student = room.failing.studentId();
        refused(Problem.Kind.NOT_FOUND, () -> releases.of(stranger, room.meeting));
        refused(Problem.Kind.NOT_FOUND, () -> releases.rehearse(stranger, room.meeting));
        refused(Problem.Kind.NOT_FOUND, () -> releases.embargo(stranger, room.meeting, at, null));
        refused(Problem.Kind.NOT_FOUND, () -> releases.callOff(stranger, room.meeting, "x"));
        refused(Problem.Kind.NOT_FOUND, () -> releases.list(stranger, room.meeting));
        refused(Problem.Kind.NOT_FOUND, () -> releases.notices(stranger, room.meeting, PAGE));
        refused(Problem.Kind.NOT_FOUND, () -> releases.told(stranger, room.meeting, null, on, "x"));
        refused(Problem.Kind.NOT_FOUND, () -> releases.correct(stranger, room.meeting, student, "x"));
        Caller idle = world.without(BoardAdmin.RUN.name());
        refused(Problem.Kind.FORBIDDEN, () -> releases.rehearse(idle, room.meeting));
        refused(Problem.Kind.FORBIDDEN, () -> releases.embargo(idle, room.meeting, at, null));
        refused(Problem.Kind.FORBIDDEN, () -> releases.callOff(idle, room.meeting, "x"));
        refused(Problem.Kind.FORBIDDEN, () -> releases.told(idle, room.meeting, null, on, "x"));
        refused(Problem.Kind.FORBIDDEN, () -> releases.correct(idle, room.meeting, student, "x"));
        Caller blind = world.without(Releases.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> releases.of(blind, room.meeting));
        refused(Problem.Kind.FORBIDDEN, () -> releases.list(blind, room.meeting));
        refused(Problem.Kind.FORBIDDEN, () -> releases.notices(blind, room.meeting, PAGE));
        world.admin.release(room.caller, room.meeting);
        AcademicSession session = Campus.SESSION;
        refused(Problem.Kind.NOT_FOUND, () -> world.published.of(stranger, world.campus.code, session, PAGE));
        Caller unread = world.without(PublishedResults.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.published.of(unread, world.campus.code, session, PAGE));
        world.signedIn = room.failing.studentId();
        refused(Problem.Kind.FORBIDDEN, () -> world.published.own(room.caller));
        refused(Problem.Kind.FORBIDDEN, () -> world.published.ownExplanation(room.caller, 1));
        Caller elsewhere = new Caller("st1", student().privileges(), stranger.scope());
        assertEquals(List.of(), world.published.own(elsewhere));
    }

    @Test
    public void whatIsLongIsKeptInPartsAndReadWhole() {
        World other = new World(kind);
        // the clause stands in every finding, so that the explanation does not fit into one row
        other.first.verbose = "x".repeat(20_000);
        ProgrammeRegistration going = other.campus.student(other.campus.programme("MUS", "UG", 4, 6), 6);
        other.campus.result(going, other.campus.module("M403", 6, 40), "35", "F1");
        MeetingId meeting = other.proposed("AFTER_FIRST_SIT");
        other.admin.endorse(other.registrar(), meeting);
        other.admin.release(other.registrar(), meeting);
        other.signedIn = going.studentId();
        PublishedResult result = other.published.own(student(other)).get(0);
        String text = other.published.ownExplanation(student(other), result.id());
        assertTrue(text.length() + "", text.length() > 32_000);
        assertEquals(
                result.digest(),
                Digests.of(
                        result.page() + "\n" + text + "\n" + other.published.ownModules(student(other), result.id())));
    }

    private Release of() {
        return releases.of(room.caller, room.meeting);
    }

    private void embargo(Instant at, String reason) {
        releases.embargo(room.caller, room.meeting, at, reason);
    }

    private int told(List<Long> numbers) {
        return releases.told(room.caller, room.meeting, numbers, World.HELD_ON, "e-mail of batch 17");
    }

    private PublishedResult correct(StudentId student, String reason) {
        return releases.correct(room.caller, room.meeting, student, reason);
    }

    private Caller student() {
        return student(world);
    }

    private static Caller student(World world) {
        return new Caller(
                "st1",
                Set.of(Offers.OWN.name(), StudentAccounts.OWN.name()),
                world.registrar().scope());
    }

    private List<PublishedResult> own(ProgrammeRegistration registration) {
        world.signedIn = registration.studentId();
        return world.published.own(student());
    }

    private String explanation(ProgrammeRegistration registration) {
        return world.published.ownExplanation(
                student(), own(registration).get(0).id());
    }

    private String modules(ProgrammeRegistration registration) {
        return world.published.ownModules(student(), own(registration).get(0).id());
    }

    /** The registrations of this meeting that moved on; the database has meetings of other tests too. */
    private List<String> advanced() {
        return world.campus.advanced.stream()
                .filter(moved -> List.of(room.graduating, room.progressing).stream()
                        .anyMatch(one -> moved.startsWith("[" + one.id() + "]")))
                .toList();
    }

    private long events(String type) {
        return world.count("kernel_outbox", "type = ? and subject = ?", type, "meeting/" + room.meeting);
    }

    /** Nobody learns anything: not the student, not a partner, not by any number. */
    private void assertNothing() {
        for (ProgrammeRegistration one : List.of(room.graduating, room.failing, room.progressing)) {
            assertEquals(List.of(), own(one));
            assertEquals(List.of(), world.boards.released(room.caller, one.studentId()));
            assertTrue(world.boards.award(room.caller, one.studentId()).isEmpty());
        }
        assertEquals(
                List.of(), world.boards.released(room.caller, world.campus.code, List.of(room.graduating.studentId())));
        assertEquals(
                List.of(),
                world.published
                        .of(room.caller, world.campus.code, Campus.SESSION, PAGE)
                        .items());
        world.sql
                .query(
                        "select id, student_id from boards_result where meeting_id = ?",
                        rs -> Map.entry(rs.getLong(1), new StudentId(rs.getLong(2))),
                        room.meeting)
                .forEach(result -> {
                    world.signedIn = result.getValue();
                    refused(Problem.Kind.NOT_FOUND, () -> world.published.ownExplanation(student(), result.getKey()));
                    refused(Problem.Kind.NOT_FOUND, () -> world.published.ownModules(student(), result.getKey()));
                });
    }

    /** The mark of the student's one module is put right. */
    private void mark(StudentId student, String mark) {
        mark(student, mark, "PASS");
    }

    private void mark(StudentId student, String mark, String grade) {
        world.campus.results.replaceAll(r -> !r.studentId().equals(student)
                ? r
                : new ModuleResult(
                        r.id(),
                        r.institution(),
                        r.studentId(),
                        r.registrationId(),
                        r.occurrenceId(),
                        r.moduleId(),
                        r.moduleCode(),
                        r.session(),
                        r.level(),
                        r.credits(),
                        r.attempt(),
                        new BigDecimal(mark),
                        grade,
                        "PASS".equals(grade),
                        r.lowestElement(),
                        false,
                        2,
                        "a page was not marked",
                        r.pack(),
                        world.now));
    }

    @Test
    public void T_RA_7_theRegistrationFollowsAChairsActionThatTakesAnAwardBack() {
        world.admin.release(room.caller, room.meeting);
        StudentId student = room.graduating.studentId();
        mark(student, "35", "F1");
        world.campus.advanced.clear();
        ChairsActions.Action action = world.actions.propose(
                room.caller,
                room.meeting,
                new ChairsActions.Proposal(
                        student,
                        "REPEAT_FAILED_ONLY",
                        null,
                        "a mark was put right",
                        "term has ended",
                        false,
                        award(student).consulted()));
        assertEquals(List.of(), world.campus.advanced);
        world.actions.confirm(room.as("dean"), room.meeting, action.id());
        assertEquals(
                List.of(
                        room.graduating.id() + " taken back to 2026/27: chair's action in the place of AWARD, meeting "
                                + room.meeting,
                        List.of(room.graduating.id()) + " -> " + Campus.SESSION.next() + " 6"),
                world.campus.advanced);
        List<String> ordered = world.reassessed();
        assertTrue(
                ordered.toString(),
                ordered.stream().anyMatch(order -> order.startsWith(student + " M600 ") && order.contains("REPEAT")));
    }

    @Test
    public void T_PR_4_whoseProgressAChairTakesBackComesBeforeTheBoardAfterResits() {
        World other = new World(kind);
        ProgrammeRegistration student = other.campus.student(other.campus.programme("MUS", "UG", 4, 6), 4);
        ModuleId module = other.campus.module("M401", 4, 40);
        other.campus.result(student, module, "55", "PASS");
        MeetingId meeting = other.proposed("AFTER_FIRST_SIT");
        other.admin.endorse(other.registrar(), meeting);
        other.admin.release(other.registrar(), meeting);
        other.campus.registrations.replaceAll(r -> r.in(Campus.SESSION.next(), 5, r.mode()));
        other.now = other.now.plusSeconds(60);
        other.campus.computedAt = other.now;
        other.campus.changed(module, "35", "F1");
        other.campus.against = Problem.conflict("modules", List.of("M501"), "must have no mark or result");
        ChairsActions.Action proposed = other.actions.propose(
                other.registrar(),
                meeting,
                new ChairsActions.Proposal(
                        student.studentId(),
                        "RETRIEVE",
                        null,
                        "a mark was put right",
                        "term has ended",
                        false,
                        List.of(new ChairsActions.Consultation("Dr B. External", World.HELD_ON, "agrees"))));
        assertNull(proposed.registrationStays());
        refused(
                Problem.Kind.CONFLICT,
                () -> other.actions.follow(other.registrar(), meeting, proposed.id(), "too early"));
        Caller dean = new Caller("dean", World.ALL, other.registrar().scope());
        ChairsActions.Action confirmed = other.actions.confirm(dean, meeting, proposed.id());
        assertEquals(other.campus.against.detail(), confirmed.registrationStays());
        MeetingId empty = other.proposed("AFTER_RESITS");
        assertEquals(
                List.of(),
                other.boards.candidates(other.registrar(), empty, PAGE).items());
        other.admin.giveUp(other.registrar(), empty, "nobody is called");

        Caller idle = other.without(ChairsActions.REPORT.name());
        refused(Problem.Kind.FORBIDDEN, () -> other.actions.follow(idle, meeting, proposed.id(), "x"));
        refused(Problem.Kind.NOT_FOUND, () -> other.actions.follow(other.stranger(), meeting, proposed.id(), "x"));
        refused(Problem.Kind.INVALID, () -> other.actions.follow(other.registrar(), meeting, proposed.id(), " "));
        other.campus.advanced.clear();
        assertNull(other.actions
                .follow(other.registrar(), meeting, proposed.id(), "the marks of M501 count later")
                .registrationStays());
        assertEquals(
                List.of(student.id()
                        + " taken back to 2026/27: chair's action in the place of PROGRESS: the marks of M501 count later,"
                        + " meeting " + meeting),
                other.campus.advanced);
        refused(Problem.Kind.CONFLICT, () -> other.actions.follow(other.registrar(), meeting, proposed.id(), "again"));
        MeetingId after = other.proposed("AFTER_RESITS");
        assertEquals(
                List.of(student.studentId()),
                other.boards.candidates(other.registrar(), after, PAGE).items().stream()
                        .map(Candidate::studentId)
                        .toList());
    }

    @Test
    public void T_RA_11_aFirstAttemptThatIsPutRightCountsInsteadOfTheRepeatThatTheBoardSaw() {
        ProgrammeRegistration student = world.campus.student(world.campus.programme("REP", "UG", 4, 6), 4);
        ModuleId module = world.campus.module("R401", 4, 40);
        AcademicSession before = Campus.SESSION.previous();
        ModuleRegistration first = world.campus.takes(student, module, before, ModuleRegistration.Attempt.FIRST);
        world.campus.resultOf(first, module, before, "35", "F1");
        world.campus.result(student, module, Campus.SESSION, ModuleRegistration.Attempt.REPEAT, "20", "F2");
        MeetingId meeting = world.admin
                .open(
                        room.caller,
                        new MeetingRequest(
                                world.campus.code,
                                Campus.SESSION,
                                "AFTER_FIRST_SIT",
                                World.HELD_ON,
                                "Prof. A. Chair",
                                List.of(student.programmeId())))
                .record()
                .id();
        world.constitutions.record(room.caller, meeting, World.quorate(), null);
        world.proposed(meeting);
        Candidate seen = world.boards
                .candidate(room.caller, meeting, student.studentId())
                .candidate();
        assertEquals("RETRIEVE", seen.proposal());
        assertEquals(List.of(), world.admin.renew(room.caller, meeting, "nothing has changed"));

        world.campus.results.removeIf(r -> r.registrationId().equals(first.id()));
        world.campus.resultOf(first, module, before, "45", "PASS");
        List<Candidate> renewed = world.admin.renew(room.caller, meeting, "the first script was marked wrong");
        assertEquals(
                List.of(student.studentId()),
                renewed.stream().map(Candidate::studentId).toList());
        assertEquals("PROGRESS", renewed.get(0).proposal());
        assertEquals(List.of(), world.admin.renew(room.caller, meeting, "again"));

        world.campus.result(student, module, Campus.SESSION, ModuleRegistration.Attempt.REPEAT_RESIT, "60", "PASS");
        assertEquals("what came later is for the next board", List.of(), world.admin.renew(room.caller, meeting, "x"));
    }

    @Test
    public void aReleaseIsHeldBackWhereResultsAreComputedThatAreNotThoseOnWhichTheBoardDecided() {
        Instant at = world.now.plusSeconds(600);
        embargo(at, null);
        world.now = world.now.plusSeconds(60);
        computed(world.now);
        assertEquals("nothing has changed", at, of().releaseAt());

        StudentId student = room.progressing.studentId();
        mark(student, "20", "F2");
        computed(world.now);
        assertNull(of().releaseAt());
        assertEquals(Meeting.State.EMBARGOED, of().state());
        assertEquals(List.of(student), of().held());
        Releases.Embargo entry = of().entries().get(1);
        assertNull(entry.releaseAt());
        assertEquals("platform", entry.recordedBy());
        assertTrue(entry.reason(), entry.reason().contains("1 student"));
        assertEquals(1, events("boards.release-held"));
        assertEquals(
                1,
                world.count(
                        "kernel_audit", "action = 'boards.embargo-held' and subject = ?", "meeting/" + room.meeting));
        world.now = at.plusSeconds(1);
        world.lookout.look();
        assertNothing();
        assertEquals(Meeting.State.EMBARGOED, of().state());
    }

    @Test
    public void aReleaseThatIsHeldBackGoesOutAllTheSameOnceSomebodySaysSo() {
        Instant at = world.now.plusSeconds(600);
        embargo(at, null);
        world.now = world.now.plusSeconds(60);
        mark(room.progressing.studentId(), "54.5");
        computed(world.now);
        computed(world.now);
        assertEquals("what is known is said once", 2, of().entries().size());
        refused(Problem.Kind.INVALID, () -> embargo(at, null));
        world.now = world.now.plusSeconds(60);
        embargo(at, "Corrected for the one student on the day after");
        assertEquals(at, of().releaseAt());
        assertEquals(List.of(), of().held());
        world.now = world.now.plusSeconds(60);
        computed(world.now);
        assertEquals("nothing is newer than what was said", at, of().releaseAt());
        world.now = at;
        world.lookout.look();
        assertEquals(Meeting.State.RELEASED, of().state());
        mark(room.graduating.studentId(), "70");
        computed(world.now);
        assertEquals("what is out is not held back", Meeting.State.RELEASED, of().state());
        assertEquals(at, of().releaseAt());
    }

    @Test
    public void aReleaseThatIsHeldBackIsCalledOffAndDecidedAgain() {
        embargo(world.now.plusSeconds(600), null);
        world.now = world.now.plusSeconds(60);
        mark(room.progressing.studentId(), "20", "F2");
        computed(world.now);
        releases.callOff(room.caller, room.meeting, "one is decided again");
        assertEquals(Meeting.State.DECIDED, of().state());
        assertEquals(List.of(), of().held());
        assertEquals(
                1, world.admin.renew(room.caller, room.meeting, "wrong script").size());
    }

    @Test
    public void aReleaseIsHeldBackWhereAMarkIsPutRightThatNobodyHasComputed() {
        Instant at = world.now.plusSeconds(600);
        embargo(at, null);
        world.now = world.now.plusSeconds(60);
        StudentId student = room.progressing.studentId();
        outdated(student);
        assertEquals("the result is made from it", at, of().releaseAt());
        outdate(student);
        outdated(room.graduating.studentId());
        assertEquals("somebody else's", at, of().releaseAt());
        outdated(student);
        outdated(student);
        assertNull(of().releaseAt());
        assertEquals(List.of(student), of().held());
        assertEquals("what is known is said once", 2, of().entries().size());
        assertEquals(1, events("boards.release-held"));
        embargo(at, "Corrected on the day after");
        world.now = at;
        world.lookout.look();
        assertEquals(Meeting.State.RELEASED, of().state());
    }

    @Test
    public void aReleaseIsRefusedWhileAMarkThatWasPutRightSinceTheFreezeIsNotComputed() {
        StudentId student = room.progressing.studentId();
        outdate(student);
        outdated(student);
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.admin.release(room.caller, room.meeting));
        assertEquals("[" + student + "]", problem.faults().get(0).value());
        assertTrue(problem.detail(), problem.detail().contains("compute them"));
        refused(Problem.Kind.CONFLICT, () -> embargo(world.now.plusSeconds(600), null));
        world.campus.outdated = Set.of();
        world.admin.release(room.caller, room.meeting);
        assertEquals(Meeting.State.RELEASED, of().state());
    }

    private void outdate(StudentId student) {
        world.campus.outdated = world.campus.taken.stream()
                .filter(one -> one.studentId().equals(student))
                .map(ModuleRegistration::id)
                .collect(Collectors.toSet());
    }

    /** What assessment tells when marks or outcomes are newer than results. */
    private void outdated(StudentId student) {
        heard(
                "assessment.results-outdated",
                "{\"recordedAt\":\"%s\",\"students\":[\"%s\"]}".formatted(world.now, student));
    }

    /** What assessment tells when it has computed results. */
    private void computed(Instant at) {
        heard("assessment.results-computed", "{\"computedAt\":\"%s\",\"results\":1}".formatted(at));
    }

    private void heard(String type, String payload) {
        DomainEvent event = new DomainEvent(type, world.campus.code, "job/1", payload);
        world.database.transactions().run(() -> world.watch.consume(1, event));
    }
}
