package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.SessionRecords;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.IssuedPapers;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Reconciliation;
import org.matricula.boards.api.Reconciliation.Line;
import org.matricula.boards.api.Reconciliation.State;
import org.matricula.boards.api.Reconciliation.Step;
import org.matricula.boards.api.Reconciliations;
import org.matricula.boards.provider.reconciliation.ReconciliationService;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.students.api.StudentId;

/** Every student of a session is accounted for once at each step. */
public class ReconciliationTest extends OnBothDatabases {

    private final Set<ModuleRegistration> unmarked = new HashSet<>();
    private final Set<ModuleRegistration> corrected = new HashSet<>();
    private final List<IssuedPapers.Paper> papers = new ArrayList<>();
    private World world;
    private Campus campus;
    private Caller caller;
    private ProgrammeId programme;
    private ModuleId whole;
    private ReconciliationService reconciliations;

    @Before
    public void build() {
        world = new World(kind);
        campus = world.campus;
        Set<String> privileges = new HashSet<>(World.ALL);
        privileges.add(Reconciliations.RECONCILE.name());
        caller = new Caller("registrar", privileges, world.registrar().scope());
        programme = campus.programme("MUS", "UG", 4, 6);
        whole = campus.module("M600", 6, 360);
        TestDatabase database = world.database;
        reconciliations = new ReconciliationService(
                world.gatherer(),
                campus.curriculum(),
                campus.registrations(),
                records(),
                campus.persons(),
                new MeetingStore(null, database.dataSource()),
                new CandidateStore(database.dataSource()),
                world.renewing,
                database.transactions());
    }

    @Test
    public void everyoneIsInOneStateAtEachStepAndWhoFallsOutIsListed() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, whole, "69.25", "PASS");
        ProgrammeRegistration noMark = campus.student(programme, 6);
        unmarked.add(campus.takes(noMark, whole, Campus.SESSION, ModuleRegistration.Attempt.FIRST));
        ProgrammeRegistration noResult = campus.student(programme, 6);
        campus.takes(noResult, whole, Campus.SESSION, ModuleRegistration.Attempt.FIRST);
        ProgrammeRegistration newer = campus.student(programme, 6);
        campus.result(newer, whole, "50", "PASS");
        corrected.add(campus.taken.get(campus.taken.size() - 1));
        ProgrammeRegistration idle = campus.student(programme, 4);
        Reconciliation before = account();
        assertEquals(5, before.registered());
        assertTrue(before.checks().toString(), before.balanced());
        assertEquals(Map.of(State.DONE, 3, State.NOT_DUE, 1, State.MISSING, 1), states(before, Step.MARKS));
        assertEquals(
                Map.of(State.DONE, 1, State.NOT_DUE, 1, State.MISSING, 2, State.OUTDATED, 1),
                states(before, Step.RESULTS));
        assertEquals(Map.of(State.MISSING, 5), states(before, Step.MEETING));
        assertEquals(Map.of(State.WAITS, 5), states(before, Step.CERTIFICATE));
        Line missing = line(before, noMark);
        assertEquals(List.of("M600"), missing.missing());
        assertEquals(List.of(), line(before, idle).missing());
        MeetingId id = world.proposed("AFTER_RESITS");
        Reconciliation proposed = account();
        assertEquals(Map.of(State.DONE, 5), states(proposed, Step.PROPOSAL));
        assertEquals(Map.of(State.MISSING, 5), states(proposed, Step.DECISION));
        assertEquals(Map.of(State.WAITS, 5), states(proposed, Step.RELEASE));
        world.admin.consent(caller, id, "Dr B. External");
        world.admin.endorse(caller, id);
        Reconciliation decided = account();
        assertEquals(State.DONE, line(decided, graduate).states().get(Step.DECISION));
        assertEquals("AWARD", line(decided, graduate).decision());
        assertEquals(State.MISSING, line(decided, graduate).states().get(Step.RELEASE));
        assertTrue(decided.balanced());
    }

    @Test
    public void awardsHaveTheirDocumentsOrAreMissedAndWithoutTheDomainNobodyKnows() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, whole, "69.25", "PASS");
        ProgrammeRegistration left = campus.student(programme, 5);
        campus.registrations.remove(left);
        campus.withdrawn.add(new ProgrammeRegistration(
                left.id(),
                left.institution(),
                left.studentId(),
                left.programmeId(),
                left.entrySession(),
                left.session(),
                left.level(),
                left.mode(),
                left.entry(),
                Status.WITHDRAWN,
                left.startedOn(),
                left.startedOn().plusYears(2)));
        MeetingId id = released();
        assertEquals(Map.of(State.UNKNOWN, 1, State.NOT_DUE, 1), states(account(), Step.CERTIFICATE));
        reconciliations.setPapers((acting, institution, meetings) -> {
            acting.require(Boards.READ);
            return meetings.contains(id) ? papers : List.of();
        });
        papers.add(new IssuedPapers.Paper(id, graduate.studentId(), IssuedPapers.Kind.TRANSCRIPT, "AWARD", null));
        Reconciliation after = account();
        assertEquals(Map.of(State.DONE, 1, State.NOT_DUE, 1), states(after, Step.TRANSCRIPT));
        assertEquals(Map.of(State.MISSING, 1, State.NOT_DUE, 1), states(after, Step.CERTIFICATE));
        assertEquals(Map.of(State.DONE, 2), states(after, Step.RELEASE));
        assertTrue(after.balanced());
    }

    @Test
    public void whatTheMeetingFrozeIsOutdatedOnceResultsAreNewer() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, whole, "69.25", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals(Map.of(State.DONE, 1), states(account(), Step.PROPOSAL));
        campus.results.clear();
        campus.computedAt = world.now;
        campus.resultOf(campus.taken.get(0), whole, Campus.SESSION, "70", "PASS");
        assertEquals(Map.of(State.OUTDATED, 1), states(account(), Step.PROPOSAL));
        world.admin.renew(caller, id, "wrong script marked");
        assertEquals(Map.of(State.DONE, 1), states(account(), Step.PROPOSAL));
    }

    @Test
    public void whatTheMeetingFrozeIsOutdatedOnceResultsUnderAnEarlierNumberAreNewer() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, campus.module("M601", 6, 180), "69.25", "PASS");
        ProgrammeRegistration earlier = campus.student(programme, 5);
        campus.registrations.remove(earlier);
        ModuleId half = campus.module("M501", 5, 180);
        campus.result(earlier, half, Campus.SESSION.previous(), ModuleRegistration.Attempt.FIRST, "69.25", "PASS");
        Set<StudentId> person = Set.of(graduate.studentId(), earlier.studentId());
        campus.merged = Map.of(graduate.studentId(), person, earlier.studentId(), person);
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals(Map.of(State.DONE, 1), states(account(), Step.PROPOSAL));
        campus.computedAt = world.now;
        campus.changed(half, "70", "PASS");
        assertEquals(Map.of(State.OUTDATED, 1), states(account(), Step.PROPOSAL));
        world.admin.renew(caller, id, "wrong script marked");
        assertEquals(Map.of(State.DONE, 1), states(account(), Step.PROPOSAL));
    }

    @Test
    public void whoLeftAModuleOrCameBackSinceTheFreezeIsOutdatedThoughNoResultIsNewer() {
        ProgrammeRegistration student = campus.student(programme, 4);
        campus.result(student, campus.module("GR40", 4, 40), "55", "PASS");
        campus.result(student, campus.module("GR41", 4, 40), "20", "F2");
        ProgrammeRegistration away = campus.student(programme, 4);
        campus.result(away, campus.module("GR42", 4, 40), "55", "PASS");
        campus.registrations.remove(away);
        campus.withdrawn.add(away.standing(Status.WITHDRAWN, World.HELD_ON));
        world.proposed("AFTER_RESITS");
        assertEquals(Map.of(State.DONE, 2), states(account(), Step.PROPOSAL));
        ModuleRegistration taken = campus.taken.remove(1);
        campus.taken.add(new ModuleRegistration(
                taken.id(),
                taken.institution(),
                taken.studentId(),
                taken.occurrenceId(),
                taken.attempt(),
                ModuleRegistration.Status.WITHDRAWN,
                taken.registeredOn(),
                taken.registeredOn()));
        assertEquals(Map.of(State.DONE, 1, State.OUTDATED, 1), states(account(), Step.PROPOSAL));
        campus.withdrawn.clear();
        campus.registrations.add(away);
        assertEquals(Map.of(State.OUTDATED, 2), states(account(), Step.PROPOSAL));
    }

    @Test
    public void whatTheMeetingFrozeIsOutdatedOnceRecordsAreMerged() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, campus.module("M601", 6, 180), "69.25", "PASS");
        ProgrammeRegistration earlier = campus.student(programme, 5);
        campus.registrations.remove(earlier);
        campus.result(earlier, campus.module("M501", 5, 180), "69.25", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        Set<StudentId> person = Set.of(graduate.studentId(), earlier.studentId());
        campus.merged = Map.of(graduate.studentId(), person, earlier.studentId(), person);
        DomainEvent merged = new DomainEvent(
                "students.merged",
                campus.code,
                "student/" + earlier.studentId(),
                "{\"merged\":\"%s\",\"survivor\":\"%s\"}".formatted(earlier.studentId(), graduate.studentId()));
        world.database.transactions().run(() -> world.watch.consume(1, merged));
        assertEquals(Map.of(State.OUTDATED, 1), states(account(), Step.PROPOSAL));
        world.admin.renew(caller, id, "one person");
        assertEquals(Map.of(State.DONE, 1), states(account(), Step.PROPOSAL));
    }

    private MeetingId released() {
        MeetingId id = world.proposed("AFTER_RESITS");
        world.admin.consent(caller, id, "Dr B. External");
        world.admin.endorse(caller, id);
        world.endorsed(id);
        world.admin.release(caller, id);
        return id;
    }

    @Test
    public void aResultThatChangesAfterItsReleaseIsSeenUntilItIsCorrected() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, whole, "69.25", "PASS");
        released();
        assertEquals(Map.of(State.DONE, 1), states(account(), Step.PROPOSAL));
        campus.results.clear();
        campus.computedAt = world.now;
        campus.resultOf(campus.taken.get(0), whole, Campus.SESSION, "69.5", "PASS");
        assertEquals(Map.of(State.OUTDATED, 1), states(account(), Step.PROPOSAL));
        assertEquals(Map.of(State.DONE, 1), states(account(), Step.RELEASE));
    }

    @Test
    public void aDocumentOfAnAwardThatWasTakenBackIsFound() {
        ProgrammeRegistration failed = campus.student(programme, 6);
        campus.result(failed, whole, "30", "F2");
        MeetingId id = world.proposed("AFTER_RESITS");
        world.admin.decide(caller, id, failed.studentId(), "REPEAT_FAILED_ONLY", "as discussed");
        world.admin.release(caller, id);
        reconciliations.setPapers((acting, institution, meetings) -> papers);
        assertEquals(Map.of(State.NOT_DUE, 1), states(account(), Step.CERTIFICATE));
        IssuedPapers.Paper left =
                new IssuedPapers.Paper(id, failed.studentId(), IssuedPapers.Kind.TRANSCRIPT, null, null);
        papers.add(left);
        assertEquals("shows no award", Map.of(State.NOT_DUE, 1), states(account(), Step.TRANSCRIPT));
        assertTrue(account().balanced());
        papers.set(0, new IssuedPapers.Paper(id, failed.studentId(), IssuedPapers.Kind.TRANSCRIPT, "AWARD", null));
        assertEquals(Map.of(State.UNFOUNDED, 1), states(account(), Step.TRANSCRIPT));
        assertFalse(account().balanced());
        papers.set(0, new IssuedPapers.Paper(id, failed.studentId(), IssuedPapers.Kind.CERTIFICATE, null, null));
        assertEquals(Map.of(State.UNFOUNDED, 1), states(account(), Step.CERTIFICATE));
        assertFalse(account().balanced());
    }

    @Test
    public void aDocumentOfAnotherClassOrAwardThanStandsNowIsOutdated() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, whole, "69.25", "PASS");
        MeetingId id = released();
        String given = world.boards
                .candidate(caller, id, graduate.studentId())
                .candidate()
                .classification();
        reconciliations.setPapers((acting, institution, meetings) -> papers);
        papers.add(certificate(id, graduate, "AWARD", given));
        assertEquals(Map.of(State.DONE, 1), states(account(), Step.CERTIFICATE));
        papers.set(0, certificate(id, graduate, "AWARD", "THIRD"));
        assertEquals(Map.of(State.OUTDATED, 1), states(account(), Step.CERTIFICATE));
        papers.set(0, certificate(id, graduate, "AWARD_BACHELORS", given));
        assertEquals(Map.of(State.OUTDATED, 1), states(account(), Step.CERTIFICATE));
        assertTrue(account().balanced());
    }

    private static IssuedPapers.Paper certificate(
            MeetingId id, ProgrammeRegistration who, String decision, String classification) {
        return new IssuedPapers.Paper(id, who.studentId(), IssuedPapers.Kind.CERTIFICATE, decision, classification);
    }

    @Test
    public void anUnknownProgrammeIsRefusedAndNotInOrder() {
        assertEquals(
                Problem.Kind.INVALID,
                assertThrows(
                                ProblemException.class,
                                () -> reconciliations.of(
                                        caller, campus.code, Campus.SESSION, new ProgrammeId(999_999_999)))
                        .problem()
                        .kind());
    }

    @Test
    public void aDocumentThatWasIssuedUnderTheSurvivingRecordStandsForTheCandidate() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, whole, "69.25", "PASS");
        MeetingId id = released();
        StudentId kept = new StudentId(4);
        reconciliations.setPapers((acting, institution, meetings) -> papers);
        papers.add(new IssuedPapers.Paper(id, kept, IssuedPapers.Kind.TRANSCRIPT, null, null));
        assertFalse(account().balanced());
        campus.merged = Map.of(graduate.studentId(), Set.of(kept, graduate.studentId()));
        Reconciliation merged = account();
        assertTrue(merged.checks().toString(), merged.balanced());
        assertEquals(Map.of(State.DONE, 1), states(merged, Step.TRANSCRIPT));
        assertEquals(Map.of(State.MISSING, 1), states(merged, Step.CERTIFICATE));
    }

    @Test
    public void whoIsRegisteredTwiceIsNamedByTheMeetingAndMissedThereTwice() {
        ProgrammeRegistration one = campus.student(programme, 4);
        ProgrammeRegistration other = campus.student(campus.programme("ART", "UG", 4, 6), 4);
        campus.registrations.remove(other);
        campus.registrations.add(new ProgrammeRegistration(
                other.id(),
                other.institution(),
                one.studentId(),
                other.programmeId(),
                other.entrySession(),
                other.session(),
                other.level(),
                other.mode(),
                other.entry(),
                other.status(),
                other.startedOn(),
                null));
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.proposed("AFTER_RESITS"));
        assertTrue(problem.detail(), problem.detail().contains(one.studentId().toString()));
        Reconciliation account = account();
        assertEquals(2, account.registered());
        assertTrue(account.balanced());
        assertEquals(Map.of(State.MISSING, 2), states(account, Step.MEETING));
    }

    @Test
    public void whatIsTakenForOneOfTwoProgrammesIsAskedForInItsLine() {
        ProgrammeRegistration one = campus.student(programme, 4);
        ProgrammeRegistration other = campus.student(campus.programme("ART", "UG", 4, 6), 4);
        Set<StudentId> person = Set.of(one.studentId(), other.studentId());
        campus.merged = Map.of(one.studentId(), person, other.studentId(), person);
        unmarked.add(campus.takesFor(one, campus.module("MUS40", 4, 20), Campus.SESSION));
        unmarked.add(campus.takesFor(other, campus.module("ART40", 4, 20), Campus.SESSION));
        unmarked.add(
                campus.takes(other, campus.module("ANY40", 4, 20), Campus.SESSION, ModuleRegistration.Attempt.RESIT));
        Reconciliation account = account();
        assertEquals(List.of("ANY40", "MUS40"), line(account, one).missing());
        assertEquals(List.of("ANY40", "ART40"), line(account, other).missing());
        assertTrue(account.checks().toString(), account.balanced());
        campus.registrations.remove(other);
        campus.withdrawn.add(other.standing(Status.TRANSFERRED, World.HELD_ON));
        Reconciliation moved = account();
        assertEquals(
                "counts for what is studied now",
                List.of("ANY40", "ART40", "MUS40"),
                line(moved, one).missing());
        assertEquals(List.of("ANY40", "ART40"), line(moved, other).missing());
    }

    @Test
    public void T_BD_8_whatWasLeftUnderANumberOfWhoIsCalledUnderTheOtherIsInOrder() {
        ProgrammeRegistration student = campus.student(programme, 4);
        ProgrammeRegistration active = campus.student(programme, 4);
        campus.registrations.remove(active);
        ProgrammeRegistration left = active.standing(Status.WITHDRAWN, World.HELD_ON);
        campus.withdrawn.add(left);
        Set<StudentId> person = Set.of(student.studentId(), left.studentId());
        campus.merged = Map.of(student.studentId(), person, left.studentId(), person);
        campus.student(campus.programme("ART", "UG", 4, 6), 4);
        assertEquals(State.MISSING, line(account(), left).states().get(Step.MEETING));
        world.proposed("AFTER_RESITS");
        Reconciliation account = account();
        for (Step step : List.of(Step.MEETING, Step.PROPOSAL, Step.RELEASE, Step.CERTIFICATE)) {
            assertEquals(State.NOT_DUE, line(account, left).states().get(step));
        }
        assertEquals(State.DONE, line(account, student).states().get(Step.PROPOSAL));
        assertTrue(account.checks().toString(), account.balanced());
        campus.merged = Map.of();
        assertEquals(
                "another person, whom no board has called",
                State.MISSING,
                line(account(), left).states().get(Step.MEETING));
    }

    @Test
    public void T_BD_8_theBoardOfAnotherProgrammeIsNotThatOfWhatWasLeft() {
        ProgrammeId other = campus.programme("ART", "UG", 4, 6);
        ProgrammeRegistration student = campus.student(other, 4);
        ProgrammeRegistration active = campus.student(programme, 4);
        campus.registrations.remove(active);
        ProgrammeRegistration left = active.standing(Status.WITHDRAWN, World.HELD_ON);
        campus.withdrawn.add(left);
        Set<StudentId> person = Set.of(student.studentId(), left.studentId());
        campus.merged = Map.of(student.studentId(), person, left.studentId(), person);
        world.proposed(world.open("AFTER_RESITS", other));
        assertEquals(State.DONE, line(account(), student).states().get(Step.MEETING));
        assertEquals(State.MISSING, line(account(), left).states().get(Step.MEETING));
        world.proposed(world.open("AFTER_RESITS", programme));
        assertEquals(State.DONE, line(account(), left).states().get(Step.MEETING));
    }

    @Test
    public void whatBelongsToNobodyWhoIsRegisteredDoesNotAddUp() {
        ProgrammeRegistration graduate = campus.student(programme, 6);
        campus.result(graduate, whole, "69.25", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        reconciliations.setPapers((acting, institution, meetings) -> papers);
        papers.add(new IssuedPapers.Paper(id, new StudentId(4), IssuedPapers.Kind.CERTIFICATE, null, null));
        campus.registrations.remove(graduate);
        Reconciliation account = account();
        assertEquals(0, account.registered());
        assertFalse(account.balanced());
        assertEquals(
                List.of(1L, 1L, 1L),
                account.checks().stream()
                        .filter(check -> !check.holds())
                        .map(check -> check.expected() - check.found())
                        .toList());
    }

    @Test
    public void oneProgrammeIsAccountedForByItself() {
        campus.student(programme, 4);
        ProgrammeRegistration other = campus.student(campus.programme("ART", "UG", 4, 6), 4);
        Reconciliation account = reconciliations.of(caller, campus.code, Campus.SESSION, other.programmeId());
        assertEquals(1, account.registered());
        assertEquals("ART", account.lines().get(0).programme());
        assertTrue(account.balanced());
    }

    @Test
    public void thePrivilegeIsNeededAndAnotherInstitutionIsRefused() {
        refused(Problem.Kind.FORBIDDEN, () -> reconciliations.of(world.registrar(), campus.code, Campus.SESSION, null));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> reconciliations.of(caller, new InstitutionCode("elsewhere"), Campus.SESSION, null));
        refused(Problem.Kind.INVALID, () -> reconciliations.of(caller, null, null, null));
    }

    private Reconciliation account() {
        return reconciliations.of(caller, campus.code, Campus.SESSION, null);
    }

    private static Map<State, Integer> states(Reconciliation account, Step step) {
        return account.steps().stream()
                .filter(count -> count.step() == step)
                .findFirst()
                .orElseThrow()
                .states();
    }

    private static Line line(Reconciliation account, ProgrammeRegistration registration) {
        return account.lines().stream()
                .filter(line -> line.registrationId().equals(registration.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Every module that is taken has its mark, unless a test says otherwise. */
    private SessionRecords records() {
        return Partial.of(SessionRecords.class, new Object() {
            List<SessionRecords.MarkedElement> marked(
                    Caller acting, InstitutionCode institution, Collection<OccurrenceId> occurrences) {
                acting.require(Marks.READ);
                return campus.taken.stream()
                        .filter(taken -> occurrences.contains(taken.occurrenceId()))
                        .filter(taken -> !unmarked.contains(taken))
                        .map(taken -> new SessionRecords.MarkedElement(
                                taken.id(),
                                campus.occurrences.stream()
                                        .filter(run -> run.id().equals(taken.occurrenceId()))
                                        .findFirst()
                                        .orElseThrow()
                                        .elements()
                                        .get(0)
                                        .id(),
                                corrected.contains(taken) ? Instant.EPOCH.plusSeconds(1) : Instant.EPOCH))
                        .toList();
            }

            List<SessionRecords.ComputedResult> computed(
                    Caller acting,
                    InstitutionCode institution,
                    AcademicSession session,
                    Collection<StudentId> students) {
                acting.require(Marks.READ);
                return campus.results.stream()
                        .filter(result -> students.contains(result.studentId()))
                        .map(ReconciliationTest::computed)
                        .toList();
            }
        });
    }

    private static SessionRecords.ComputedResult computed(ModuleResult result) {
        return new SessionRecords.ComputedResult(result.registrationId(), false, Set.of(), result.computedAt());
    }
}
