package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentId;

/** What the job freezes and proposes. */
public class ProposalsTest extends OnBothDatabases {

    private static final AcademicSession BEFORE = Campus.SESSION.previous();

    private World world;
    private Campus campus;
    private ProgrammeId programme;
    private ModuleId narrow;
    private ModuleId broad;
    private ModuleId whole;

    @Before
    public void build() {
        world = new World(kind);
        campus = world.campus;
        programme = campus.programme("MUS", "UG", 4, 6);
        narrow = campus.module("M401", 4, 20);
        broad = campus.module("M402", 4, 20);
        whole = campus.module("M600", 6, 360);
    }

    @Test
    public void T_RA_11_T_PR_11_aLaterAttemptAtACreditedModuleReplacesNothing() {
        ProgrammeRegistration student = campus.student(programme, 4);
        ModuleId passed = campus.module("CR40", 4, 120);
        campus.result(student, passed, Campus.SESSION.previous(), Attempt.FIRST, "55", "PASS");
        campus.result(student, passed, Campus.SESSION, Attempt.REPEAT, "20", "F2");
        ProgrammeRegistration compensated = campus.student(programme, 4);
        campus.result(compensated, passed, Campus.SESSION, Attempt.FIRST, "38", "PC");
        campus.result(compensated, passed, Campus.SESSION, Attempt.RESIT, "10", "F2");
        ProgrammeRegistration worse = campus.student(programme, 4);
        campus.result(worse, passed, Campus.SESSION.previous(), Attempt.FIRST, "38", "F1");
        campus.result(worse, passed, Campus.SESSION, Attempt.RESIT, "20", "F2");
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals("PROGRESS", candidate(id, student).proposal());
        assertEquals("PROGRESS", candidate(id, compensated).proposal());
        assertTrue("T-RA-13", explained(id, worse).facts().contains("\"mark\":20"));
    }

    @Test
    public void aGradeOfAnotherFamilyCountsByWhetherItsCreditIsHeld() {
        ProgrammeRegistration mixed = campus.student(programme, 4);
        campus.result(mixed, narrow, "88", "HD");
        campus.result(mixed, broad, "62", "TF");
        String facts = explained(world.proposed("AFTER_FIRST_SIT"), mixed).facts();
        assertTrue(facts, facts.contains("\"mark\":88,\"status\":\"PASS\""));
        assertTrue(facts, facts.contains("\"mark\":62,\"status\":\"F2\""));
    }

    @Test
    public void aCompleteLevelProgressesAndAnIncompleteOneGoesOn() {
        ProgrammeRegistration complete = campus.student(programme, 4);
        campus.result(complete, narrow, "55", "PASS");
        campus.result(complete, broad, "40", "PC");
        ProgrammeRegistration partway = campus.student(programme, 4);
        campus.result(partway, narrow, "55", "PASS");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        assertEquals("PROGRESS", candidate(id, complete).proposal());
        assertEquals(List.of("PROGRESS"), candidate(id, complete).options());
        assertEquals(Candidate.Kind.PROGRESSION, candidate(id, complete).kind());
        assertEquals("CONTINUE_LEVEL", candidate(id, partway).proposal());
    }

    @Test
    public void whatIsKeptUnderAMergedRecordCountsForThePerson() {
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, narrow, "55", "PASS");
        ProgrammeRegistration old = campus.student(programme, 4);
        campus.result(old, broad, "40", "PC");
        Set<StudentId> person = Set.of(student.studentId(), old.studentId());
        campus.merged = Map.of(student.studentId(), person, old.studentId(), person);
        ProblemException twice = assertThrows(ProblemException.class, () -> world.proposed("AFTER_RESITS"));
        assertEquals(Problem.Kind.CONFLICT, twice.problem().kind());
        campus.registrations.remove(old);
        assertEquals(
                "PROGRESS",
                candidate(world.proposed("AFTER_FIRST_SIT"), student).proposal());
    }

    @Test
    public void aFailureIsRetrievedAndItsCompensationIsAsked() {
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, narrow, "35", "F1");
        campus.result(student, broad, "20", "F2");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        ExplainedCandidate explained = explained(id, student);
        assertEquals("RETRIEVE", explained.candidate().proposal());
        assertEquals(List.of("M401"), explained.candidate().compensable());
        assertTrue(
                explained.rulings(), explained.rulings().contains("\"policy\":\"compensation\",\"subject\":\"M401\""));
        assertTrue(explained.rulings(), explained.rulings().contains("\"reason\":\"F2_NOT_COMPENSATABLE\""));
    }

    @Test
    public void aRulingNamesClauseRoundingStepsAndPack() {
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, narrow, "55.5", "PASS");
        String rulings = explained(world.proposed("AFTER_RESITS"), student).rulings();
        assertTrue(rulings, rulings.contains("\"rule\":\"T-PR-1\",\"clause\":\"A.2.8.\""));
        assertTrue(rulings, rulings.contains("\"result\":\"1/3\",\"rounding\":null"));
        assertTrue(
                rulings,
                rulings.contains("\"pack\":{\"id\":\"plain\",\"version\":\"1.0.0\",\"digest\":\"digest-1.0.0\"}"));
    }

    @Test
    public void anEarnedAwardHasItsClassAndATruncatedMean() {
        ProgrammeRegistration student = campus.student(programme, 6);
        ModuleId third = campus.module("M601", 6, 120);
        campus.result(student, third, "69.49999", "PASS");
        campus.result(student, campus.module("M602", 6, 240), "69.5", "PASS");
        ExplainedCandidate explained = explained(world.proposed("AFTER_FIRST_SIT"), student);
        Candidate candidate = explained.candidate();
        assertTrue(
                explained.rulings(),
                explained.rulings().contains("{\"FIRST\":\"69.5\",\"UPPER_SECOND\":\"59.5\",\"THIRD\":\"39.5\"}"));
        assertEquals("AWARD", candidate.proposal());
        assertEquals("UPPER_SECOND", candidate.classification());
        assertEquals(new BigDecimal("69.49"), candidate.mean());
        // the ruling shows the same mean as the list, and has the exact one beside it
        assertTrue(explained.rulings(), explained.rulings().contains("\"mean\":69.49,"));
        assertTrue(
                explained.rulings(), explained.rulings().contains("{\"name\":\"mean\",\"value\":\"20849999/300000\"}"));
        var boundary = world.boards
                .summary(world.registrar(), candidate.meetingId(), BigDecimal.ONE)
                .boundary();
        assertEquals(new BigDecimal("0.01"), boundary.get(0).distance());
        assertEquals(world.first.ref(), candidate.pack());
    }

    @Test
    public void anAwardThatIsNotEarnedIsWhatProgressionOffers() {
        ProgrammeRegistration student = campus.student(programme, 6);
        campus.result(student, whole, "30", "F1");
        ProgrammeRegistration short6 = campus.student(programme, 6);
        campus.result(short6, campus.module("M604", 6, 60), "60", "PASS");
        MeetingId first = world.proposed("AFTER_FIRST_SIT");
        Candidate retrieving = candidate(first, student);
        assertEquals(Candidate.Kind.AWARD, retrieving.kind());
        assertEquals("RETRIEVE", retrieving.proposal());
        assertEquals("NOT_ELIGIBLE", retrieving.classification());
        Candidate stuck = candidate(first, short6);
        assertEquals("NOT_ELIGIBLE", stuck.proposal());
        assertTrue("nobody is refused an award without a named person", stuck.adverse());
        MeetingId resits = world.proposed("AFTER_RESITS");
        assertEquals("BOARD_DECISION", candidate(resits, student).proposal());
        assertTrue(candidate(resits, student).options().contains("DISCONTINUE"));
    }

    @Test
    public void whatWasLeftBehindAtAnEarlierLevelIsRetrievedBeforeTheAward() {
        ProgrammeRegistration student = campus.student(programme, 6);
        campus.result(student, narrow, BEFORE, Attempt.FIRST, "30", "F1");
        campus.result(student, campus.module("M605", 6, 60), "60", "PASS");
        Candidate candidate = candidate(world.proposed("AFTER_FIRST_SIT"), student);
        assertEquals("RETRIEVE", candidate.proposal());
        assertEquals(List.of("M401"), candidate.compensable());
    }

    /** A placement is of the level of the taught year before it, which is not asked again. */
    @Test
    public void aPlacementThatIsPassedLeadsOn() {
        ModuleId taught = campus.module("M590", 5, 120);
        ModuleId placement = campus.module("M591", 5, 120);
        ProgrammeRegistration student = campus.student(programme, 5);
        campus.result(student, taught, BEFORE, Attempt.FIRST, "55", "PASS");
        campus.result(student, placement, "60", "PASS");
        ProgrammeRegistration failed = campus.student(programme, 5);
        campus.result(failed, taught, BEFORE, Attempt.FIRST, "55", "PASS");
        campus.result(failed, placement, "20", "F1");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        assertEquals("PROGRESS", candidate(id, student).proposal());
        assertEquals("RETRIEVE", candidate(id, failed).proposal());
    }

    @Test
    public void whatAPersonMustLookAtIsLeftToTheBoard() {
        world.first.review = true;
        ProgrammeRegistration student = campus.student(programme, 6);
        campus.result(student, whole, "66", "PASS");
        Candidate candidate = candidate(world.proposed("AFTER_FIRST_SIT"), student);
        assertEquals("BOARD_DECISION", candidate.proposal());
        assertEquals(List.of("AWARD", "NOT_ELIGIBLE"), candidate.options());
        assertEquals("UPPER_SECOND", candidate.classification());
    }

    @Test
    public void aModuleWithoutAResultIsNotOverlooked() {
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, narrow, "55", "PASS");
        campus.result(student, campus.module("M403", 4, 20), "55", "PASS");
        campus.takes(student, broad, Campus.SESSION, Attempt.FIRST);
        ProgrammeRegistration left = campus.student(programme, 4);
        campus.result(left, narrow, "55", "PASS");
        ModuleRegistration dropped = campus.takes(left, broad, Campus.SESSION, Attempt.FIRST);
        campus.taken.remove(dropped);
        campus.taken.add(new ModuleRegistration(
                dropped.id(),
                dropped.institution(),
                dropped.studentId(),
                dropped.occurrenceId(),
                dropped.attempt(),
                ModuleRegistration.Status.WITHDRAWN,
                dropped.registeredOn(),
                LocalDate.of(2026, 11, 1)));
        campus.resultOf(dropped, broad, Campus.SESSION, "0", "F2");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        ExplainedCandidate explained = explained(id, student);
        assertEquals("BOARD_DECISION", explained.candidate().proposal());
        assertEquals(List.of("PROGRESS"), explained.candidate().options());
        assertTrue(explained.facts(), explained.facts().contains("\"results_missing\":[\"M402\"]"));
        assertEquals(
                "a withdrawn module is no failure",
                "CONTINUE_LEVEL",
                candidate(id, left).proposal());
    }

    @Test
    public void theLastAttemptStandsAndLaterSessionsAreNotLookedAt() {
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, narrow, BEFORE, Attempt.FIRST, "20", "F2");
        campus.result(student, narrow, Campus.SESSION, Attempt.REPEAT, "50", "PASS");
        campus.result(student, broad, "70", "PASS");
        campus.result(student, broad, Campus.SESSION.next(), Attempt.RESIT, "10", "F2");
        ExplainedCandidate explained = explained(world.proposed("AFTER_FIRST_SIT"), student);
        assertEquals("PROGRESS", explained.candidate().proposal());
        assertTrue(explained.facts(), explained.facts().contains("\"attempt\":\"REPEAT\",\"times_repeated\":1"));
    }

    @Test
    public void recognisedPriorLearningIsPartOfTheRecord() {
        ProgrammeRegistration student = campus.student(programme, 6);
        campus.prior.add(new PriorLearning(
                campus.code, student.studentId(), campus.module("M404", 4, 240), PriorLearning.Origin.EXEMPT, null));
        campus.prior.add(new PriorLearning(
                campus.code,
                student.studentId(),
                campus.module("M505", 5, 60),
                PriorLearning.Origin.EXPERIENTIAL,
                new BigDecimal("80")));
        campus.result(student, campus.module("M606", 6, 60), "60", "PASS");
        ExplainedCandidate explained = explained(world.proposed("AFTER_FIRST_SIT"), student);
        assertEquals("AWARD", explained.candidate().proposal());
        assertEquals(0, explained.candidate().mean().compareTo(new BigDecimal("70")));
        assertTrue(explained.facts(), explained.facts().contains("\"status\":\"EXEMPT\",\"origin\":\"EXEMPT\""));
    }

    @Test
    public void allRulingsAreOfThePinnedPackWhateverIsActivatedMeanwhile() {
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, narrow, "55", "PASS");
        MeetingId id = world.open("AFTER_RESITS");
        PlainPack second = new PlainPack("2.0.0");
        world.packs.put(second.ref(), second);
        world.active = second;
        world.admin.propose(world.registrar(), id);
        world.chunk(world.job(id));
        assertEquals(world.first.ref(), candidate(id, student).pack());
        assertEquals(List.of(world.first.ref()), meeting(id).packs());
    }

    @Test
    public void T_RA_7_T_PR_3_aRepeatYearIsMeasuredByItsOwnCredits() {
        world.underRealRegulations();
        ProgrammeRegistration all = repeating("30", "30");
        ProgrammeRegistration most = repeating("30", "50");
        ProgrammeRegistration none = repeating("50", "50");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        for (ProgrammeRegistration student : List.of(all, most)) {
            Candidate candidate = candidate(id, student);
            assertEquals("BOARD_DECISION", candidate.proposal());
            assertTrue(candidate.options().toString(), candidate.options().contains("RESIT_DISCRETION"));
            assertTrue(candidate.options().toString(), candidate.options().contains("DISCONTINUE"));
        }
        String rulings = explained(id, all).rulings();
        assertTrue(
                rulings,
                rulings.contains("{\"credits_passed\":0}") || rulings.contains("\"credits_passed\",\"value\":0"));
        assertEquals(
                "what was passed before is held",
                "PROGRESS",
                candidate(id, none).proposal());
    }

    @Test
    public void AMB_T_29_allCreditWithoutAClassLeavesTheAwardThatNeedsNone() {
        world.first.rung = "BACHELORS";
        world.first.designation = "BA";
        ProgrammeRegistration student = campus.student(programme, 6);
        campus.result(student, whole, "38", "PC");
        Candidate candidate = candidate(world.proposed("AFTER_RESITS"), student);
        assertEquals("BOARD_DECISION", candidate.proposal());
        assertEquals("NO_CLASS", candidate.classification());
        assertEquals(List.of("AWARD", "AWARD_BACHELORS", "NOT_ELIGIBLE"), candidate.options());
        assertEquals("BA", candidate.lowerAward().code());
    }

    @Test
    public void AMB_T_66_T_PR_5_whatWasTrailedAndNotTakenAgainStandsInTheWay() {
        world.underRealRegulations();
        ProgrammeRegistration student = campus.student(programme, 5);
        campus.result(student, campus.module("TA40", 4, 20), BEFORE, Attempt.RESIT, "20", "F2");
        for (int i = 0; i < 6; i++) {
            campus.result(student, campus.module("TB5" + i, 5, 20), "55", "PASS");
        }
        Candidate candidate = candidate(world.proposed("AFTER_FIRST_SIT"), student);
        assertEquals("BOARD_DECISION", candidate.proposal());
        assertTrue(candidate.options().toString(), candidate.options().contains("PROGRESS_TRAIL"));
    }

    @Test
    public void AMB_T_05_theBoardIsToldThatCompensationWouldPassOverWhatMustBePassed() {
        world.underRealRegulations();
        ProgrammeRegistration passedOver = failingOne("MP45");
        ProgrammeRegistration plain = failingOne("NP45");
        campus.mustPassFailed = Set.of("MP45");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        assertEquals(List.of("MP45"), candidate(id, passedOver).compensable());
        assertEquals(List.of("NP45"), candidate(id, plain).compensable());
        assertTrue(reviewed(explained(id, passedOver).rulings()));
        assertFalse(reviewed(explained(id, plain).rulings()));
        assertTrue(explained(id, passedOver).facts().contains("\"must_pass_failed\":true"));
    }

    private static boolean reviewed(String rulings) {
        assertTrue(rulings, rulings.contains("\"compensation\""));
        return rulings.contains("\"AMB-T-05\"") && rulings.contains("\"review\":true");
    }

    /** Five modules of level 4 passed, and one failed by little. */
    private ProgrammeRegistration failingOne(String failed) {
        ProgrammeRegistration student = campus.student(programme, 4);
        for (int i = 1; i < 6; i++) {
            campus.result(student, campus.module(failed + i, 4, 20), "55", "PASS");
        }
        campus.result(student, campus.module(failed, 4, 20), "38", "F1");
        return student;
    }

    /** 60 credits of level 4 passed the session before, 60 repeated in this one: two thirds with the first mark. */
    private ProgrammeRegistration repeating(String two, String one) {
        ProgrammeRegistration student = campus.student(programme, 4);
        for (int i = 0; i < 6; i++) {
            ModuleId module = campus.module(student.studentId() + "-" + i, 4, 20);
            String mark = i < 5 ? two : one;
            if (i < 3) {
                campus.result(student, module, BEFORE, Attempt.FIRST, "50", "PASS");
            } else {
                campus.result(student, module, Campus.SESSION, Attempt.REPEAT, mark, mark.equals("30") ? "F2" : "PASS");
            }
        }
        return student;
    }

    @Test
    public void aKilledRunGoesOnWithoutDoublingAndIsSeenOnlyWhenItIsWhole() {
        int students = ProposeJob.CHUNK * 2 + 7;
        for (int i = 0; i < students; i++) {
            campus.result(campus.student(programme, 4), narrow, Integer.toString(40 + i % 60), "PASS");
        }
        MeetingId id = world.open("AFTER_RESITS");
        world.admin.propose(world.registrar(), id);
        Job one = world.chunk(world.job(id));
        world.killedChunk(one);
        assertEquals(ProposeJob.CHUNK, world.count("boards_candidate", "meeting_id = ?", id));
        assertEquals(List.of(), candidates(id));
        assertThrows(ProblemException.class, () -> candidate(id, campus.registrations.get(0)));
        Job two = world.chunk(one);
        world.chunk(two);
        Meeting meeting = meeting(id);
        assertEquals(Meeting.State.PROPOSED, meeting.state());
        assertEquals(students, meeting.candidates());
        assertEquals(students, world.count("boards_candidate", "meeting_id = ?", id));
        assertEquals(
                3, world.count("kernel_audit", "action = ? and subject = ?", "boards.propose-chunk", "meeting/" + id));
        assertEquals(snapshot(id), meeting.snapshotDigest());
    }

    @Test
    public void aMeetingWithoutCandidatesIsHeldAllTheSame() {
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals(0, meeting(id).candidates());
        assertNotNull(meeting(id).snapshotDigest());
    }

    @Test
    public void aStudentOnTwoProgrammesAtOnceStopsTheRunBeforeItBegins() {
        ProgrammeRegistration student = campus.student(programme, 4);
        ProgrammeRegistration other = campus.student(programme, 4);
        campus.registrations.set(
                1,
                new ProgrammeRegistration(
                        other.id(),
                        other.institution(),
                        student.studentId(),
                        other.programmeId(),
                        other.entrySession(),
                        other.session(),
                        4,
                        "FT",
                        "STANDARD",
                        other.status(),
                        other.startedOn(),
                        null));
        MeetingId id = world.open("AFTER_RESITS");
        world.admin.propose(world.registrar(), id);
        assertThrows(ProblemException.class, () -> world.chunk(world.job(id)));
        assertEquals(0, world.count("boards_candidate", "meeting_id = ?", id));
    }

    @Test
    public void anExplanationLongerThanARowIsKeptWhole() {
        world.first.verbose = "x".repeat(50_000);
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, narrow, "35", "F1");
        String rulings = explained(world.proposed("AFTER_RESITS"), student).rulings();
        assertTrue(rulings.length() > 100_000);
        assertTrue(rulings.startsWith("[{") && rulings.endsWith("}]"));
    }

    private String snapshot(MeetingId id) {
        var digest = Digests.sha256();
        candidates(id)
                .forEach(c -> digest.update(Digests.of(world.boards
                                .candidate(world.registrar(), id, c.studentId())
                                .facts())
                        .getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Candidate> candidates(MeetingId id) {
        List<Candidate> all = new java.util.ArrayList<>();
        String after = null;
        do {
            var page = world.boards.candidates(world.registrar(), id, new PageRequest(after, PageRequest.MAX_LIMIT));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private Meeting meeting(MeetingId id) {
        return world.boards.meeting(world.registrar(), id).record();
    }

    private Candidate candidate(MeetingId id, ProgrammeRegistration student) {
        return explained(id, student).candidate();
    }

    private ExplainedCandidate explained(MeetingId id, ProgrammeRegistration student) {
        return world.boards.candidate(world.registrar(), id, student.studentId());
    }
}
