package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentId;

/** From the opening of a meeting to the release of its decisions. */
public class MeetingLifeTest extends OnBothDatabases {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private World world;
    private ProgrammeId programme;
    private ModuleId core;
    private ModuleId whole;
    private ProgrammeRegistration progressing;
    private ProgrammeRegistration failing;
    private ProgrammeRegistration graduating;

    @Before
    public void build() {
        world = new World(kind);
        programme = world.campus.programme("MUS", "UG", 4, 6);
        core = world.campus.module("M401", 4, 40);
        whole = world.campus.module("M600", 6, 360);
        progressing = world.campus.student(programme, 4);
        world.campus.result(progressing, core, "55", "PASS");
        failing = world.campus.student(programme, 4);
        world.campus.result(failing, core, "35", "F1");
        graduating = world.campus.student(programme, 6);
        world.campus.result(graduating, whole, "69.25", "PASS");
    }

    @Test
    public void openingPinsThePackInForceForEveryProgrammeThatLeadsToAnAward() {
        world.campus.programme("ASSOC", "ASSOCIATE", 4, 6);
        world.campus.programme("ART", "UG", 4, 6);
        Meeting meeting = world.admin
                .open(world.registrar(), world.request("AFTER_RESITS"))
                .record();
        assertEquals(Meeting.State.OPEN, meeting.state());
        assertEquals(List.of(), meeting.programmes());
        assertEquals(List.of(world.first.ref()), meeting.packs());
        assertEquals(2, world.count("boards_meeting_programme", "meeting_id = ?", meeting.id()));
        assertEquals(1, world.count("kernel_audit", "action = 'boards.open' and institution = ?", world.campus.code));
    }

    @Test
    public void aMeetingMayBeLimitedToProgrammes() {
        world.campus.programme("ART", "UG", 4, 6);
        Meeting meeting = world.admin
                .open(world.registrar(), limitedTo(List.of(programme)))
                .record();
        assertEquals(List.of(programme), meeting.programmes());
        assertEquals(1, world.count("boards_meeting_programme", "meeting_id = ?", meeting.id()));
    }

    @Test
    public void everyFaultOfARequestIsNamedAndNothingIsWritten() {
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.admin.open(
                        world.registrar(), new MeetingRequest(world.campus.code, null, "SOMETIME", null, " ", null)));
        assertEquals(
                List.of("session", "heldOn", "point", "chair"),
                problem.faults().stream().map(Fault::field).toList());
        refused(
                Problem.Kind.INVALID,
                () -> world.admin.open(world.registrar(), limitedTo(List.of(new ProgrammeId(999_999)))));
        assertEquals(0, world.count("boards_meeting", "institution = ?", world.campus.code));
    }

    @Test
    public void noMeetingOpensWithoutAPackInForce() {
        world.active = null;
        refused(Problem.Kind.CONFLICT, () -> world.open("AFTER_RESITS"));
        assertEquals(0, world.count("boards_meeting", "institution = ?", world.campus.code));
    }

    @Test
    public void T_BD_8_whoLeavesBetweenFreezeAndReleaseIsJudgedAgain() {
        ProgrammeRegistration student = world.campus.student(programme, 4);
        world.campus.result(student, world.campus.module("GR40", 4, 40), "55", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals("PROGRESS", candidate(id, student.studentId()).proposal());
        world.admin.consent(world.registrar(), id, "Dr B. External");
        world.campus.registrations.remove(student);
        world.campus.registrations.add(
                student.standing(ProgrammeRegistration.Status.WITHDRAWN, LocalDate.of(2027, 6, 1)));
        world.admin.endorse(world.registrar(), id);
        world.campus.registrations.stream()
                .map(ProgrammeRegistration::studentId)
                .filter(other -> candidate(id, other).decision() == null)
                .forEach(other -> world.admin.decide(
                        world.registrar(),
                        id,
                        other,
                        candidate(id, other).options().get(0),
                        "as discussed"));
        world.endorsed(id);
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.admin.release(world.registrar(), id));
        assertTrue(
                problem.detail(), problem.detail().contains(student.studentId().toString()));
        List<Candidate> renewed = world.admin.renew(world.registrar(), id, "left on 1 June");
        assertEquals(1, renewed.size());
        assertEquals("NO_AWARD", renewed.get(0).proposal());
        assertEquals(1, world.count("boards_candidate", "meeting_id = ? and has_left = ?", id, true));
        assertEquals(List.of(), world.admin.renew(world.registrar(), id, "nothing else"));
    }

    @Test
    public void aModuleThatWasLeftBetweenFreezeAndReleaseIsNoFailure() {
        ProgrammeRegistration student = world.campus.student(programme, 4);
        world.campus.result(student, world.campus.module("GR40", 4, 40), "55", "PASS");
        world.campus.result(student, world.campus.module("GR41", 4, 40), "20", "F2");
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals("BOARD_DECISION", candidate(id, student.studentId()).proposal());
        ModuleRegistration taken = world.campus.taken.remove(world.campus.taken.size() - 1);
        world.campus.taken.add(new ModuleRegistration(
                taken.id(),
                taken.institution(),
                taken.studentId(),
                taken.occurrenceId(),
                taken.attempt(),
                ModuleRegistration.Status.WITHDRAWN,
                taken.registeredOn(),
                taken.registeredOn()));
        assertEquals(
                "PROGRESS",
                world.admin
                        .renew(world.registrar(), id, "was never on it")
                        .get(0)
                        .proposal());
    }

    @Test
    public void T_BD_8_whoIsAwayOrMovedBetweenFreezeAndReleaseIsNotEndorsedInBulk() {
        List<ProgrammeRegistration.Status> gone =
                List.of(ProgrammeRegistration.Status.SUSPENDED, ProgrammeRegistration.Status.TRANSFERRED);
        List<ProgrammeRegistration> students = new ArrayList<>();
        ModuleId passed = world.campus.module("GR40", 4, 40);
        while (students.size() < gone.size()) {
            ProgrammeRegistration student = world.campus.student(programme, 4);
            world.campus.result(student, passed, "55", "PASS");
            students.add(student);
        }
        MeetingId id = world.proposed("AFTER_RESITS");
        world.admin.consent(world.registrar(), id, "Dr B. External");
        world.admin.endorse(world.registrar(), id);
        for (int i = 0; i < gone.size(); i++) {
            assertEquals("PROGRESS", candidate(id, students.get(i).studentId()).decision());
            world.campus.registrations.remove(students.get(i));
            world.campus.registrations.add(students.get(i).standing(gone.get(i), LocalDate.of(2027, 6, 1)));
        }
        world.campus.registrations.stream()
                .map(ProgrammeRegistration::studentId)
                .filter(other -> candidate(id, other).decision() == null)
                .forEach(other -> world.admin.decide(
                        world.registrar(),
                        id,
                        other,
                        candidate(id, other).options().get(0),
                        "as discussed"));
        world.endorsed(id);
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.admin.release(world.registrar(), id));
        for (ProgrammeRegistration student : students) {
            assertTrue(
                    problem.detail(),
                    problem.detail().contains(student.studentId().toString()));
        }
        List<Candidate> renewed = world.admin.renew(world.registrar(), id, "away or moved from 1 June");
        assertEquals(
                List.of("BOARD_DECISION", "BOARD_DECISION"),
                renewed.stream().map(Candidate::proposal).toList());
        assertEquals(List.of("PROGRESS"), renewed.get(0).options());
        assertEquals(List.of("NO_AWARD"), renewed.get(1).options());
        assertEquals(0, world.admin.endorse(world.registrar(), id));
        assertEquals(List.of(), world.admin.renew(world.registrar(), id, "nothing else"));
        renewed.forEach(one -> world.admin.decide(
                world.registrar(), id, one.studentId(), one.options().get(0), "as the record stands"));
        world.endorsed(id);
        world.admin.release(world.registrar(), id);
    }

    @Test
    public void T_BD_8_whoCameBackBetweenFreezeAndReleaseIsJudgedAgain() {
        ProgrammeRegistration student = world.campus.student(programme, 4);
        world.campus.result(student, world.campus.module("GR40", 4, 40), "55", "PASS");
        world.campus.registrations.remove(student);
        world.campus.withdrawn.add(student.standing(ProgrammeRegistration.Status.WITHDRAWN, LocalDate.of(2027, 6, 1)));
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals("NO_AWARD", candidate(id, student.studentId()).proposal());
        world.campus.withdrawn.clear();
        world.campus.registrations.add(student);
        decideEach(id);
        assertTrue(releaseRefused(id).contains(student.studentId().toString()));
        Candidate back = world.admin.renew(world.registrar(), id, "reinstated").get(0);
        assertEquals("PROGRESS", back.proposal());
        assertEquals(0, world.count("boards_candidate", "meeting_id = ? and has_left = ?", id, true));
        ProgrammeRegistration away = student.standing(ProgrammeRegistration.Status.SUSPENDED, LocalDate.of(2027, 6, 1));
        world.campus.registrations.remove(student);
        world.campus.registrations.add(away);
        assertEquals(
                "BOARD_DECISION",
                world.admin.renew(world.registrar(), id, "suspended").get(0).proposal());
        decideEach(id);
        world.campus.registrations.remove(away);
        world.campus.registrations.add(student);
        assertTrue(releaseRefused(id).contains(student.studentId().toString()));
        assertEquals(
                "PROGRESS",
                world.admin
                        .renew(world.registrar(), id, "returned early")
                        .get(0)
                        .proposal());
        decideEach(id);
        world.admin.release(world.registrar(), id);
    }

    private void decideEach(MeetingId id) {
        world.admin.consent(world.registrar(), id, "Dr B. External");
        world.boards.candidates(world.registrar(), id, new PageRequest(null, 500)).items().stream()
                .filter(candidate -> candidate.decision() == null)
                .forEach(candidate -> world.admin.decide(
                        world.registrar(),
                        id,
                        candidate.studentId(),
                        candidate.options().get(0),
                        "as discussed"));
        world.endorsed(id);
    }

    private String releaseRefused(MeetingId id) {
        return refused(Problem.Kind.CONFLICT, () -> world.admin.release(world.registrar(), id))
                .detail();
    }

    @Test
    public void aModuleWithoutAResultThatWasLeftMeanwhileIsNotMissing() {
        ProgrammeRegistration student = world.campus.student(programme, 4);
        world.campus.result(student, world.campus.module("GR40", 4, 40), "55", "PASS");
        ModuleRegistration taken = world.campus.takes(
                student, world.campus.module("GR41", 4, 40), Campus.SESSION, ModuleRegistration.Attempt.FIRST);
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals("BOARD_DECISION", candidate(id, student.studentId()).proposal());
        assertEquals(List.of(), world.admin.renew(world.registrar(), id, "nothing changed"));
        world.campus.taken.remove(taken);
        world.campus.taken.add(new ModuleRegistration(
                taken.id(),
                taken.institution(),
                taken.studentId(),
                taken.occurrenceId(),
                taken.attempt(),
                ModuleRegistration.Status.WITHDRAWN,
                taken.registeredOn(),
                taken.registeredOn()));
        assertEquals(
                "PROGRESS",
                world.admin
                        .renew(world.registrar(), id, "was never on it")
                        .get(0)
                        .proposal());
        assertEquals(List.of(), world.admin.renew(world.registrar(), id, "nothing else"));
    }

    @Test
    public void boardsOfDifferentProgrammesSitSideBySide() {
        ProgrammeId art = world.campus.programme("ART", "UG", 4, 6);
        MeetingId music = world.admin
                .open(world.registrar(), limitedTo(List.of(programme)))
                .record()
                .id();
        world.admin.open(world.registrar(), limitedTo(List.of(art)));
        Problem problem =
                refused(Problem.Kind.CONFLICT, () -> world.admin.open(world.registrar(), limitedTo(List.of(art))));
        assertEquals("programmes", problem.faults().get(0).field());
        refused(Problem.Kind.CONFLICT, () -> world.open("AFTER_RESITS"));
        world.admin.giveUp(world.registrar(), music, "opened too early");
        world.admin.open(world.registrar(), limitedTo(List.of(programme)));
    }

    @Test
    public void aSecondMeetingOfTheSameKindWaitsForTheRelease() {
        world.open("AFTER_RESITS");
        refused(Problem.Kind.CONFLICT, () -> world.open("AFTER_RESITS"));
        world.open("AFTER_FIRST_SIT");
    }

    @Test
    public void proposalsAreStartedOnce() {
        MeetingId id = world.open("AFTER_RESITS");
        world.admin.propose(world.registrar(), id);
        assertEquals(Meeting.State.PROPOSING, meeting(id).state());
        refused(Problem.Kind.CONFLICT, () -> world.admin.propose(world.registrar(), id));
    }

    @Test
    public void theSummaryCountsAndListsWhoLiesJustBelowALine() {
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        var summary = world.boards.summary(world.registrar(), id, HALF);
        assertEquals(Map.of("PROGRESS", 1L, "RETRIEVE", 1L, "AWARD", 1L), summary.byProposal());
        assertEquals(Map.of("(none)", 3L), summary.byDecision());
        assertEquals(Map.of("UPPER_SECOND", 1L), summary.byClass());
        assertEquals(1, summary.boundary().size());
        var boundary = summary.boundary().get(0);
        assertEquals(graduating.studentId(), boundary.candidate().studentId());
        assertEquals("FIRST", boundary.line());
        assertEquals(0, boundary.distance().compareTo(new BigDecimal("0.25")));
        assertEquals(
                List.of(),
                world.boards
                        .summary(world.registrar(), id, new BigDecimal("0.2"))
                        .boundary());
        refused(Problem.Kind.INVALID, () -> world.boards.summary(world.registrar(), id, new BigDecimal("-0.01")));
    }

    @Test
    public void theBoundaryListTakesAnyDistanceUpToTwentyPoints() {
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        assertEquals(
                List.of(graduating.studentId()),
                world.boards.boundary(world.registrar(), id, new BigDecimal("20.00")).stream()
                        .map(b -> b.candidate().studentId())
                        .toList());
        assertEquals(
                1,
                world.boards
                        .boundary(world.registrar(), id, new BigDecimal("0.25"))
                        .size());
        assertEquals(List.of(), world.boards.boundary(world.registrar(), id, new BigDecimal("0.24")));
        assertEquals(List.of(), world.boards.boundary(world.registrar(), id, BigDecimal.ZERO));
        for (String within : new String[] {"20.01", "-1", "0.255"}) {
            refused(Problem.Kind.INVALID, () -> world.boards.boundary(world.registrar(), id, new BigDecimal(within)));
        }
    }

    @Test
    public void noAwardIsEndorsedOrDecidedWithoutTheExternalExaminer() {
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        refused(Problem.Kind.CONFLICT, () -> world.admin.endorse(world.registrar(), id));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.admin.decide(world.registrar(), id, graduating.studentId(), "AWARD", null));
        assertEquals(3, world.count("boards_candidate", "meeting_id = ? and decision is null", id));
        refused(Problem.Kind.INVALID, () -> world.admin.consent(world.registrar(), id, "  "));
        assertEquals(
                "Dr B. External",
                world.admin
                        .consent(world.registrar(), id, "Dr B. External")
                        .record()
                        .externalExaminer());
        assertEquals(3, world.admin.endorse(world.registrar(), id));
        assertEquals(Meeting.State.DECIDED, meeting(id).state());
        assertEquals(1, world.count("kernel_audit", "action = 'boards.endorse' and subject = ?", "meeting/" + id));
    }

    @Test
    public void discretionIsLeftToPeopleWithAReason() {
        MeetingId id = world.proposed("AFTER_RESITS");
        world.admin.consent(world.registrar(), id, "Dr B. External");
        assertEquals(2, world.admin.endorse(world.registrar(), id));
        assertEquals(Meeting.State.PROPOSED, meeting(id).state());
        StudentId student = failing.studentId();
        Candidate candidate = candidate(id, student);
        assertEquals("BOARD_DECISION", candidate.proposal());
        assertEquals(List.of("REPEAT_FAILED_ONLY", "DISCONTINUE"), candidate.options());
        Caller registrar = world.registrar();
        refused(Problem.Kind.INVALID, () -> world.admin.decide(registrar, id, student, "PROGRESS", "kind"));
        refused(Problem.Kind.INVALID, () -> world.admin.decide(registrar, id, student, "DISCONTINUE", " "));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> world.admin.decide(registrar, id, new StudentId(777_777), "DISCONTINUE", "reason"));
        Candidate decided = world.admin.decide(registrar, id, student, "DISCONTINUE", "no attempt is left");
        assertEquals("DISCONTINUE", decided.decision());
        assertEquals("no attempt is left", decided.decisionReason());
        assertEquals("registrar", decided.decidedBy());
        assertEquals(Meeting.State.DECIDED, meeting(id).state());
        assertEquals(
                1,
                world.count(
                        "kernel_audit",
                        "action = 'boards.decide' and reason = ? and institution = ?",
                        "no attempt is left",
                        world.campus.code));
        assertEquals(1, decided.entries());
        refused(
                Problem.Kind.PRECONDITION_REQUIRED,
                () -> world.admin.decide(registrar, id, student, "REPEAT_FAILED_ONLY", "new evidence"));
        refused(
                Problem.Kind.STALE,
                () -> world.admin.decide(registrar, id, student, "REPEAT_FAILED_ONLY", "new evidence", null, 0L));
        world.admin.decide(registrar, id, student, "REPEAT_FAILED_ONLY", "new evidence", null, 1L);
        assertEquals("REPEAT_FAILED_ONLY", candidate(id, student).decision());
        refused(
                Problem.Kind.STALE,
                () -> world.admin.decide(registrar, id, student, "DISCONTINUE", "no attempt is left", null, 1L));
    }

    @Test
    public void T_PR_9_whoIsDiscontinuedIsAStudentNoMoreAndComesBeforeNoOtherBoard() {
        MeetingId id = world.proposed("AFTER_RESITS");
        world.admin.consent(world.registrar(), id, "Dr B. External");
        world.admin.endorse(world.registrar(), id);
        world.admin.decide(world.registrar(), id, failing.studentId(), "DISCONTINUE", "no attempt is left");
        world.endorsed(id);
        assertEquals(List.of(), world.campus.ended);
        world.admin.release(world.registrar(), id);
        assertEquals(List.of(failing.id() + " " + World.HELD_ON + " 7 meeting " + id), world.campus.ended);
        MeetingId next = world.proposed("AFTER_RESITS");
        assertTrue(world.boards.candidates(world.registrar(), next, PageRequest.first()).items().stream()
                .noneMatch(candidate -> candidate.studentId().equals(failing.studentId())));
    }

    @Test
    public void anOlderMeetingDoesNotReleaseOverANewerDecisionAndIsGivenUp() {
        MeetingId older = world.proposed("AFTER_FIRST_SIT");
        decideAll(older);
        world.now = world.now.plusSeconds(60);
        MeetingId newer = world.proposed("AFTER_RESITS");
        world.admin.consent(world.registrar(), newer, "Dr B. External");
        world.admin.endorse(world.registrar(), newer);
        world.admin.decide(world.registrar(), newer, failing.studentId(), "REPEAT_FAILED_ONLY", "new evidence");
        world.endorsed(newer);
        world.now = world.now.plusSeconds(60);
        world.admin.release(world.registrar(), newer);
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.admin.release(world.registrar(), older));
        assertTrue(
                problem.detail(),
                problem.detail().contains(graduating.studentId().toString()));

        Caller registrar = world.registrar();
        refused(Problem.Kind.INVALID, () -> world.admin.giveUp(registrar, older, " "));
        refused(Problem.Kind.NOT_FOUND, () -> world.admin.giveUp(world.stranger(), older, "x"));
        Caller idle = world.without(BoardAdmin.RUN.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.giveUp(idle, older, "x"));
        refused(Problem.Kind.CONFLICT, () -> world.admin.giveUp(registrar, newer, "x"));
        Meeting given =
                world.admin.giveUp(registrar, older, "opened by mistake").record();
        assertEquals(Meeting.State.GIVEN_UP, given.state());
        assertEquals("opened by mistake", given.givenUp().reason());
        assertEquals("registrar", given.givenUp().by());
        refused(Problem.Kind.CONFLICT, () -> world.admin.release(registrar, older));
        refused(Problem.Kind.CONFLICT, () -> world.admin.giveUp(registrar, older, "again"));
        world.now = world.now.plusSeconds(60);
        MeetingId again = world.open("AFTER_FIRST_SIT");
        assertEquals(Meeting.State.OPEN, meeting(again).state());
    }

    @Test
    public void everyDecisionThatWasRecordedStaysReadable() {
        MeetingId id = world.proposed("AFTER_RESITS");
        world.admin.consent(world.registrar(), id, "Dr B. External");
        world.admin.endorse(world.registrar(), id);
        StudentId student = failing.studentId();
        world.admin.decide(world.registrar(), id, student, "DISCONTINUE", "no attempt is left");
        Caller dean = new Caller("dean", World.ALL, world.registrar().scope());
        world.admin.decide(dean, id, student, "REPEAT_FAILED_ONLY", "new evidence", null, 1L);
        assertEquals(
                List.of(
                        "1 BOARD_DECISION DISCONTINUE no attempt is left registrar",
                        "2 BOARD_DECISION REPEAT_FAILED_ONLY new evidence dean"),
                entries(id, student));
        assertEquals(List.of("1 AWARD AWARD null registrar"), entries(id, graduating.studentId()));
        refused(Problem.Kind.NOT_FOUND, () -> world.boards.decisions(world.stranger(), id, student));
        Caller blind = world.without(Boards.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.decisions(blind, id, student));
    }

    private List<String> entries(MeetingId id, StudentId student) {
        return world.boards.decisions(world.registrar(), id, student).stream()
                .map(e -> e.entry() + " " + e.proposal() + " " + e.decision() + " " + e.reason() + " " + e.recordedBy())
                .toList();
    }

    @Test
    public void whatIsToBeTakenAgainIsOrderedAfterTheRelease() {
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        decideAll(id);
        assertEquals(List.of(), world.reassessed());
        world.admin.release(world.registrar(), id);
        String failed = world.campus.results.stream()
                .filter(r ->
                        r.studentId().equals(failing.studentId()) && r.grade().startsWith("F"))
                .map(r -> r.moduleCode())
                .findFirst()
                .orElseThrow();
        String order = failing.studentId() + " " + failed + " 2026/27 RESIT null";
        assertEquals(List.of(order), world.reassessed());
        assertEquals(List.of(order), world.reassessed());
    }

    @Test
    public void aReleasePublishesAllAtOnceAndMovesTheRegistrationsOn() {
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        refused(Problem.Kind.CONFLICT, () -> world.admin.release(world.registrar(), id));
        decideAll(id);
        assertEquals(List.of(), world.boards.released(world.registrar(), graduating.studentId()));
        Meeting released = world.admin.release(world.registrar(), id).record();
        assertEquals(Meeting.State.RELEASED, released.state());
        assertEquals(
                List.of("[" + progressing.id() + "] -> 2027/28 5", "[" + graduating.id() + "] -> null null"),
                world.campus.advanced);
        assertEquals(
                "AWARD",
                world.boards
                        .award(world.registrar(), graduating.studentId())
                        .orElseThrow()
                        .decision());
        assertEquals(
                List.of(released.session()),
                world.boards.released(world.registrar(), graduating.studentId()).stream()
                        .map(Candidate::session)
                        .toList());
        assertTrue(world.boards.award(world.registrar(), failing.studentId()).isEmpty());
        assertEquals(
                "{\"meeting\":\"" + id + "\",\"releasedOn\":\"2027-06-24\"}",
                world.sql
                        .first(
                                "select payload from kernel_outbox where type = ? and subject = ?",
                                rs -> rs.getString(1),
                                "boards.decisions-released",
                                "meeting/" + id)
                        .orElseThrow());
        refused(Problem.Kind.CONFLICT, () -> world.admin.release(world.registrar(), id));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.admin.decide(world.registrar(), id, progressing.studentId(), "PROGRESS", null));
        world.open("AFTER_FIRST_SIT");
    }

    @Test
    public void theNextMeetingOnAProgrammeIsTheFirstThatHasNotReleased() {
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        Meeting meeting = world.boards.meeting(world.registrar(), id).record();
        ProgrammeId programme = world.campus.programmes.keySet().iterator().next();
        assertEquals(
                Optional.of(meeting),
                world.boards.next(world.registrar(), world.campus.code, programme, meeting.heldOn()));
        assertEquals(
                Optional.empty(),
                world.boards.next(
                        world.registrar(),
                        world.campus.code,
                        programme,
                        meeting.heldOn().plusDays(1)));
        assertEquals(
                Optional.empty(),
                world.boards.next(world.registrar(), world.campus.code, new ProgrammeId(999_999), meeting.heldOn()));
        Caller foreign = world.registrar().acting(Scope.of(List.of(new InstitutionCode("elsewhere"))), Boards.READ);
        assertEquals(Optional.empty(), world.boards.next(foreign, world.campus.code, programme, meeting.heldOn()));
        decideAll(id);
        world.admin.release(world.registrar(), id);
        assertEquals(
                Optional.empty(), world.boards.next(world.registrar(), world.campus.code, programme, meeting.heldOn()));
    }

    @Test
    public void aReleaseThatFailsHalfwayLeavesNothingBehind() {
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        decideAll(id);
        world.campus.registrationFails = true;
        assertThrows(IllegalStateException.class, () -> world.admin.release(world.registrar(), id));
        assertEquals(Meeting.State.DECIDED, meeting(id).state());
        assertNull(meeting(id).releasedAt());
        assertEquals(0, world.count("kernel_outbox", "subject = ?", "meeting/" + id));
        world.campus.registrationFails = false;
        world.admin.release(world.registrar(), id);
    }

    @Test
    public void aForeignPartnerSeesAndChangesNothing() {
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        Caller stranger = world.stranger();
        PageRequest page = PageRequest.first();
        assertEquals(List.of(), world.boards.meetings(stranger, null, page).items());
        assertEquals(
                List.of(),
                world.boards.meetings(stranger, world.campus.code, page).items());
        refused(Problem.Kind.NOT_FOUND, () -> world.boards.meeting(stranger, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.boards.candidates(stranger, id, page));
        refused(Problem.Kind.NOT_FOUND, () -> world.boards.candidate(stranger, id, failing.studentId()));
        refused(Problem.Kind.NOT_FOUND, () -> world.boards.summary(stranger, id, HALF));
        refused(Problem.Kind.NOT_FOUND, () -> world.boards.boundary(stranger, id, HALF));
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.open(stranger, world.request("AFTER_RESITS")));
        refused(Problem.Kind.NOT_FOUND, () -> world.admin.propose(stranger, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.admin.consent(stranger, id, "X"));
        refused(Problem.Kind.NOT_FOUND, () -> world.admin.endorse(stranger, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.admin.decide(stranger, id, failing.studentId(), "RETRIEVE", null));
        refused(Problem.Kind.NOT_FOUND, () -> world.admin.release(stranger, id));
        decideAll(id);
        world.admin.release(world.registrar(), id);
        assertEquals(List.of(), world.boards.released(stranger, graduating.studentId()));
        assertTrue(world.boards.award(stranger, graduating.studentId()).isEmpty());
    }

    @Test
    public void everyMethodDemandsItsPrivilege() {
        MeetingId id = world.open("AFTER_RESITS");
        Caller blind = world.without(Boards.READ.name());
        PageRequest page = PageRequest.first();
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.meetings(blind, null, page));
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.meeting(blind, id));
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.candidates(blind, id, page));
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.candidate(blind, id, failing.studentId()));
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.summary(blind, id, HALF));
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.boundary(blind, id, HALF));
        Caller early = world.without(Boards.READ_RELEASED.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.released(early, failing.studentId()));
        refused(Problem.Kind.FORBIDDEN, () -> world.boards.award(early, failing.studentId()));
        Caller idle = world.without(BoardAdmin.RUN.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.open(idle, world.request("AFTER_FIRST_SIT")));
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.propose(idle, id));
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.release(idle, id));
        Caller undecided = world.without(BoardAdmin.DECIDE.name());
        Caller unexamined = world.without(BoardAdmin.EXAMINE.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.consent(unexamined, id, "X"));
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.endorse(undecided, id));
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.decide(undecided, id, failing.studentId(), "RETRIEVE", null));
    }

    @Test
    public void meetingsAndCandidatesAreReadPageByPage() {
        MeetingId one = world.open("AFTER_RESITS");
        MeetingId two = world.proposed("AFTER_FIRST_SIT");
        var firstPage = world.boards.meetings(world.registrar(), null, new PageRequest(null, 1));
        assertEquals(one, firstPage.items().get(0).id());
        var secondPage = world.boards.meetings(world.registrar(), null, new PageRequest(firstPage.next(), 1));
        assertEquals(two, secondPage.items().get(0).id());
        assertNull(secondPage.next());
        var candidates = world.boards.candidates(world.registrar(), two, new PageRequest(null, 2));
        assertEquals(2, candidates.items().size());
        assertEquals(
                1,
                world.boards
                        .candidates(world.registrar(), two, new PageRequest(candidates.next(), 2))
                        .items()
                        .size());
    }

    @Test
    public void nothingIsReleasedBeforeTheDayOfTheMeeting() {
        World early = new World(kind, World.HELD_ON.minusDays(1));
        early.campus.student(early.campus.programme("MUS", "UG", 4, 6), 4);
        MeetingId id = early.proposed("AFTER_FIRST_SIT");
        Problem refused = assertThrows(ProblemException.class, () -> early.admin.release(early.registrar(), id))
                .problem();
        assertEquals(Problem.Kind.CONFLICT, refused.kind());
        assertTrue(refused.detail(), refused.detail().contains("heldOn '2027-06-24'"));
    }

    @Test
    public void aMeetingIsHeldNearItsSession() {
        for (LocalDate day : List.of(LocalDate.of(1500, 1, 1), LocalDate.of(2999, 6, 24))) {
            MeetingRequest request =
                    new MeetingRequest(world.campus.code, Campus.SESSION, "AFTER_RESITS", day, "Chair", List.of());
            Problem refused = assertThrows(ProblemException.class, () -> world.admin.open(world.registrar(), request))
                    .problem();
            assertEquals(Problem.Kind.INVALID, refused.kind());
            assertEquals("heldOn", refused.faults().get(0).field());
        }
    }

    private void decideAll(MeetingId id) {
        world.admin.consent(world.registrar(), id, "Dr B. External");
        world.admin.endorse(world.registrar(), id);
        world.endorsed(id);
    }

    private MeetingRequest limitedTo(List<ProgrammeId> programmes) {
        return new MeetingRequest(
                world.campus.code, Campus.SESSION, "AFTER_RESITS", LocalDate.of(2027, 6, 24), "Chair", programmes);
    }

    private Meeting meeting(MeetingId id) {
        return world.boards.meeting(world.registrar(), id).record();
    }

    private Candidate candidate(MeetingId id, StudentId student) {
        return world.boards.candidate(world.registrar(), id, student).candidate();
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(problem.detail(), kind, problem.kind());
        return problem;
    }
}
