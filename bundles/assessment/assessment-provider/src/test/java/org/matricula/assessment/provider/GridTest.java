package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentLanguages;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcome.Source;
import org.matricula.assessment.api.AssessmentOutcomes;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.CandidateNumbers.Lifting;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrid.Change;
import org.matricula.assessment.api.MarkGrid.Outcome;
import org.matricula.assessment.api.MarkGrid.Row;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.api.Submission;
import org.matricula.assessment.api.Submission.Work;
import org.matricula.assessment.api.Submissions;
import org.matricula.assessment.provider.candidate.CandidateRecords;
import org.matricula.assessment.provider.grid.Sight;
import org.matricula.assessment.provider.outcome.OutcomeRecords;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Adjustment.Effect;
import org.matricula.students.api.AdjustmentId;
import org.matricula.students.api.StudentId;

public class GridTest extends AssessmentHouse {

    private static final String SHA = "ab".repeat(32);

    private final Caller marker = caller("marker", Marks.READ, Marks.WRITE);
    private final Caller office = caller(
            "office",
            Marks.READ,
            Marks.WRITE,
            CandidateNumbers.READ,
            CandidateNumbers.LIFT,
            Submissions.WRITE,
            AssessmentOutcomes.WRITE);
    private final Caller stranger = elsewhere(office);
    private Occurrence maths;
    private ModuleRegistration first;
    private MarkGrids grids;
    private CandidateNumbers candidates;
    private Submissions submissions;

    /** Before the deadlines. */
    public GridTest() {
        super(Instant.parse("2016-11-10T09:00:00Z"));
    }

    @Before
    public void open() {
        maths = campus.examined(campus.run("MATHS", 5, Campus.SESSION, 40, 60));
        first = campus.register("A1", maths);
        campus.register("A2", maths);
        campus.register("GONE", maths, Attempt.FIRST, Status.WITHDRAWN);
        grids = campus.grids(database, clock);
        candidates = new CandidateRecords(
                database.dataSource(),
                database.transactions(),
                database.auditTrail(),
                clock,
                campus.curriculum(),
                campus.registrations(),
                packs);
        submissions = submissions(campus.account("a1", "A1"));
    }

    @Test
    public void theGridHasARowForEveryRegistrationThatIsNotWithdrawn() {
        MarkGrid grid = grid();
        assertEquals(new OccurrenceKey("MATHS", Campus.SESSION, "S1"), grid.occurrence());
        assertEquals(
                List.of("A1", "A2"),
                grid.rows().stream().map(Row::studentNumber).toList());
        assertEquals(0, grid.rows().get(0).cells().get(1).sequence());
        assertEquals(Campus.DEADLINE, grid.rows().get(0).cells().get(0).due());
        assertFalse(grid.columns().get(0).anonymous());
    }

    @Test
    public void ofTwoMarkersTheSecondIsToldWhatTheFirstRecorded() {
        assertEquals(
                Outcome.Kind.CREATED, one(named("A1", "CW1", "60", 0, null)).kind());
        Outcome conflict = one(named("A1", "CW1", "55", 0, "mine"));
        assertEquals(Outcome.Kind.CONFLICT, conflict.kind());
        assertEquals(new BigDecimal("60"), conflict.now().mark());
        assertEquals("marker", conflict.now().recordedBy());
        assertEquals(1, conflict.now().sequence());
        assertEquals(
                Outcome.Kind.UNCHANGED,
                one(named("A1", "CW1", "60.00", 0, null)).kind());
        assertEquals(
                Outcome.Kind.REFUSED, one(named("A1", "CW1", "55", 1, null)).kind());
        Outcome updated = one(named("A1", "CW1", "55", 1, "added up wrongly"));
        assertEquals(Outcome.Kind.UPDATED, updated.kind());
        assertEquals(2, updated.now().sequence());
        assertEquals(2, marks.of(marker, campus.student("A1")).size());
    }

    @Test
    public void T_BD_4_nobodyMarksTheOwnWork() {
        one(named("A1", "CW1", "60", 0, null));
        campus.linked = Map.of(marker.name(), "A1");
        Outcome own = one(named("A1", "CW1", "98", 1, "added up wrongly"));
        assertEquals(Outcome.Kind.REFUSED, own.kind());
        assertTrue(own.problem().detail(), own.problem().detail().contains("T-BD-4"));
        assertEquals(
                Outcome.Kind.CREATED, one(named("A2", "CW1", "60", 0, null)).kind());
        assertEquals(1, marks.of(marker, campus.student("A1")).size());
    }

    @Test
    public void markersWhoWriteAtOnceLoseNothing() throws Exception {
        int markers = 6;
        ExecutorService pool = Executors.newFixedThreadPool(markers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome>> running = new ArrayList<>();
        for (int i = 0; i < markers; i++) {
            String mark = Integer.toString(50 + i);
            Callable<Outcome> work = () -> {
                start.await();
                return one(named("A1", "CW1", mark, 0, "again"));
            };
            running.add(pool.submit(work));
        }
        start.countDown();
        int created = 0;
        for (Future<Outcome> done : running) {
            Outcome outcome = done.get();
            created += outcome.kind() == Outcome.Kind.CREATED ? 1 : 0;
            assertTrue(
                    outcome.kind().name(),
                    Set.of(Outcome.Kind.CREATED, Outcome.Kind.CONFLICT).contains(outcome.kind()));
            assertNotNull(outcome.now());
        }
        pool.shutdown();
        assertEquals(1, created);
        assertEquals(1, marks.of(marker, campus.student("A1")).size());
    }

    @Test
    public void markersOfDifferentStudentsDoNotHinderEachOther() throws Exception {
        int markers = 7;
        for (int i = 0; i < markers; i++) {
            campus.register("M" + i, maths);
        }
        ExecutorService pool = Executors.newFixedThreadPool(markers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome>> running = new ArrayList<>();
        for (int i = 0; i < markers; i++) {
            String student = "M" + i;
            running.add(pool.submit(() -> {
                start.await();
                return one(named(student, "CW1", "60", 0, null));
            }));
        }
        start.countDown();
        for (Future<Outcome> done : running) {
            assertEquals(Outcome.Kind.CREATED, done.get().kind());
        }
        pool.shutdown();
    }

    @Test
    public void eachChangeStandsForItselfAndFaultsAreNamed() {
        List<Outcome> outcomes = grids.change(
                marker,
                maths.id(),
                List.of(
                        named("A1", "CW1", "101", 0, null),
                        named("NOBODY", "CW1", "50", 0, null),
                        named("A1", "CW9", "50", 0, null),
                        new Change("1", "A1", null, "CW1", BigDecimal.TEN, null, -1, null),
                        new Change(null, "A2", null, "CW1", null, Mark.State.NOT_SUBMITTED, 0, null)),
                false);
        assertEquals(List.of("mark"), fields(outcomes.get(0)));
        assertEquals(List.of("studentNumber"), fields(outcomes.get(1)));
        assertEquals(List.of("studentNumber"), fields(outcomes.get(2)));
        assertEquals(List.of("candidate", "expectedSequence"), fields(outcomes.get(3)));
        assertEquals(Outcome.Kind.CREATED, outcomes.get(4).kind());
        assertKind(Problem.Kind.INVALID, () -> grids.change(marker, maths.id(), List.of(), false));
    }

    @Test
    public void marksOfAMergedPersonAreTakenByEitherNumber() {
        StudentId survivor = campus.student("NEW");
        StudentId old = campus.student("A1");
        Set<StudentId> person = new LinkedHashSet<>(List.of(survivor, old));
        campus.merged = Map.of(survivor, person, old, person);
        assertEquals(
                List.of("A2", "NEW"),
                grid().rows().stream().map(Row::studentNumber).toList());
        assertEquals(
                Outcome.Kind.CREATED, one(named("NEW", "CW1", "60", 0, null)).kind());
        assertEquals(
                Outcome.Kind.UPDATED, one(named("A1", "CW1", "61", 1, "again")).kind());
        OccurrenceKey run = new OccurrenceKey("MATHS", Campus.SESSION, "S1");
        for (String number : List.of("NEW", "A1")) {
            for (Attempt attempt : Arrays.asList(null, Attempt.FIRST)) {
                assertEquals(
                        RowOutcome.Kind.UNCHANGED,
                        marks.record(
                                        marker,
                                        campus.institution,
                                        List.of(new MarkRow(
                                                number,
                                                run,
                                                attempt,
                                                "CW1",
                                                new BigDecimal("61"),
                                                Mark.State.SUBMITTED,
                                                null,
                                                null,
                                                false,
                                                null)))
                                .get(0)
                                .kind());
            }
        }
        assertEquals(
                Set.of(first.id()),
                marks.of(marker, survivor).stream().map(Mark::registrationId).collect(Collectors.toSet()));
        // on the run by the other number too: each is named by its own
        ModuleRegistration again = campus.register("NEW", maths, Attempt.RESIT, Status.REGISTERED);
        assertEquals(
                List.of("A1", "A2", "NEW"),
                grid().rows().stream().map(Row::studentNumber).toList());
        assertEquals(
                Outcome.Kind.CREATED, one(named("NEW", "CW1", "40", 0, null)).kind());
        assertEquals(
                Outcome.Kind.UPDATED,
                one(new Change(null, "NEW", Attempt.FIRST, "CW1", new BigDecimal("62"), null, 2, "by the other"))
                        .kind());
        assertEquals(
                Set.of(first.id(), again.id()),
                marks.of(marker, survivor).stream().map(Mark::registrationId).collect(Collectors.toSet()));
    }

    @Test
    public void aDryRunTellsAndWritesNothing() {
        List<Outcome> outcomes = grids.change(marker, maths.id(), List.of(named("A1", "CW1", "60", 0, null)), true);
        assertEquals(Outcome.Kind.CREATED, outcomes.get(0).kind());
        assertTrue(marks.of(marker, campus.student("A1")).isEmpty());
    }

    @Test
    public void aStudentWithTwoAttemptsIsNamedWithTheAttempt() {
        campus.register("A1", maths, Attempt.RESIT, Status.REGISTERED);
        assertEquals(List.of("attempt"), fields(one(named("A1", "CW1", "50", 0, null))));
        assertEquals(
                Outcome.Kind.CREATED,
                one(new Change(null, "A1", Attempt.RESIT, "CW1", BigDecimal.TEN, null, 0, null))
                        .kind());
    }

    @Test
    public void tAd7AnonymousElementsShowNumbersAndNoStudents() {
        assertEquals(2, candidates.generate(office, maths.id(), Set.of(element(0))));
        assertEquals(0, candidates.generate(office, maths.id(), Set.of(element(0))));
        MarkGrid grid = grid();
        assertTrue(grid.columns().get(1).anonymous());
        List<Row> numbered =
                grid.rows().stream().filter(row -> row.candidate() != null).toList();
        assertEquals(2, numbered.size());
        numbered.forEach(row -> {
            assertNull(row.studentNumber());
            assertTrue(row.candidate().matches("[1-9][0-9]{7}"));
            assertEquals(
                    List.of("EX"),
                    row.cells().stream().map(MarkGrid.Cell::elementCode).toList());
        });
        grid.rows().stream()
                .filter(row -> row.candidate() == null)
                .forEach(row -> assertEquals(1, row.cells().size()));
        assertEquals(List.of("studentNumber"), fields(one(named("A1", "EX", "50", 0, null))));
        assertEquals(
                Outcome.Kind.CREATED,
                one(candidate(number(first), "EX", "50", 0)).kind());
    }

    @Test
    public void tAd7CourseworkIsAnonymousWhereItCanBe() {
        assertEquals(4, candidates.generate(office, maths.id(), Set.of()));
        List<Candidate> all = candidates.of(office, maths.id());
        assertEquals(
                4,
                new HashSet<>(all.stream()
                                .map(c -> c.elementId() + " " + c.number())
                                .toList())
                        .size());
        campus.register("A3", maths);
        assertEquals(2, grid().withoutNumber());
        assertEquals(2, candidates.generate(office, maths.id(), Set.of()));
        assertEquals(0, grid().withoutNumber());
        assertEquals(
                all,
                candidates.of(office, maths.id()).stream().filter(all::contains).toList());
    }

    @Test
    public void marksBehindNumbersAreReadAndRecordedByTheOfficeAlone() {
        candidates.generate(office, maths.id(), Set.of(element(0)));
        one(candidate(number(first), "EX", "50", 0));
        assertTrue(marks.of(marker, campus.student("A1")).isEmpty());
        assertTrue(marks.on(marker, maths.id(), PageRequest.first()).items().isEmpty());
        assertEquals(1, marks.of(office, campus.student("A1")).size());
        MarkRow row = new MarkRow(
                "A2",
                new OccurrenceKey("MATHS", Campus.SESSION, "S1"),
                null,
                "EX",
                BigDecimal.TEN,
                Mark.State.SUBMITTED,
                null,
                null,
                false,
                null);
        assertEquals(
                RowOutcome.Kind.REFUSED,
                marks.record(marker, institution, List.of(row)).get(0).kind());
        assertEquals(
                RowOutcome.Kind.CREATED,
                marks.record(office, institution, List.of(row)).get(0).kind());
    }

    @Test
    public void tAd7NothingJoinsANumberToANameBeforeTheLifting() {
        candidates.generate(office, maths.id(), Set.of());
        campus.plans.put(first.studentId(), List.of(threeDaysMore()));
        submissions.submit(office, work(Campus.DEADLINE.plusHours(2)));
        String number = number(first, element(0));
        one(candidate(number, "CW1", "35", 0));
        one(candidate(number(first), "EX", "50", 0));
        compute();
        assertEquals(List.of(), submissions.of(marker, first.id()));
        assertEquals(1, submissions.of(office, first.id()).size());
        Caller desk = caller("desk", Marks.READ, Submissions.WRITE);
        assertEquals(1, submissions.of(desk, first.id()).size());
        Row row = numbered(marker, number);
        assertNull(row.attempt());
        assertNull(row.cells().get(0).submittedAt());
        assertNull(row.cells().get(0).due());
        assertFalse(row.cells().get(0).late());
        Row known = numbered(office, number);
        assertEquals(Attempt.FIRST, known.attempt());
        assertEquals(Campus.DEADLINE.plusHours(2), known.cells().get(0).submittedAt());
        // Wednesday is a closure day
        assertEquals(Campus.DEADLINE.plusDays(4), known.cells().get(0).due());
        StudentId student = first.studentId();
        assertEquals(List.of(), results.of(marker, student));
        assertEquals(List.of(), results.of(marker, institution, List.of(student)));
        assertEquals(List.of(), results.history(marker, first.id()));
        Caller chair = caller("chair", Marks.READ, ModuleResults.NAMED);
        assertEquals(1, results.of(chair, student).size());
        assertEquals(1, results.history(chair, first.id()).size());
        assertEquals(0, results.explained(marker, results.of(chair, student)).size());
        // whose resit has no number yet carries what the first attempt has behind one
        ModuleRegistration resit = campus.register("A1", maths, Attempt.RESIT, Status.REGISTERED);
        record(row("A1", MATHS, Attempt.RESIT, "CW1", "60"));
        record(row("A1", MATHS, Attempt.RESIT, "EX", "60"));
        compute();
        assertEquals(2, results.of(chair, student).size());
        assertEquals(List.of(), results.of(marker, student));
        assertEquals(List.of(), results.history(marker, resit.id()));
        candidates.lift(office, maths.id(), element(0), "marked");
        assertEquals(List.of(), results.of(marker, student));
        candidates.lift(office, maths.id(), element(1), "marked");
        assertEquals(1, submissions.of(marker, first.id()).size());
        assertEquals(2, results.of(marker, student).size());
        assertEquals(1, results.history(marker, resit.id()).size());
    }

    @Test
    public void anonymityIsLiftedOnceForAReasonAndTheNumbersStay() {
        candidates.generate(office, maths.id(), Set.of(element(0)));
        String number = number(first);
        assertFault("reason", () -> candidates.lift(office, maths.id(), element(1), " "));
        assertFault("elementId", () -> candidates.lift(office, maths.id(), element(0), "marking is done"));
        assertFault("elementId", () -> candidates.lift(office, maths.id(), new ElementId(4711), "x"));
        Lifting lifting = candidates.lift(office, maths.id(), element(1), "marking is done");
        assertEquals(List.of(lifting), candidates.lifted(marker, maths.id()));
        assertKind(Problem.Kind.CONFLICT, () -> candidates.lift(office, maths.id(), element(1), "again"));
        MarkGrid grid = grid();
        assertEquals(
                List.of("A1", "A2"),
                grid.rows().stream().map(Row::studentNumber).toList());
        assertEquals(number, grid.rows().get(0).cells().get(1).candidate());
        assertEquals(Outcome.Kind.CREATED, one(named("A1", "EX", "50", 0, null)).kind());
        assertEquals(1, audited("assessment.lift-anonymity", "element/" + element(1)));
        assertEquals(1, audited("assessment.number-candidates", "occurrence/" + maths.id()));
    }

    @Test
    public void theReceiptTellsWhetherTheWorkWasLateAndTheMarkTakesItsMoment() {
        LocalDateTime at = Campus.DEADLINE.plusHours(2);
        Submission receipt = submissions.submit(office, work(at));
        assertTrue(receipt.late());
        assertEquals(Campus.DEADLINE, receipt.due());
        assertEquals(64, receipt.digest().length());
        assertEquals(receipt, submissions.submit(office, work(at)));
        assertEquals(List.of(receipt), submissions.of(marker, first.id()));
        one(named("A1", "CW1", "60", 0, null));
        assertEquals(at, marks.of(marker, campus.student("A1")).get(0).submittedAt());
        assertEquals(1, audited("assessment.submit", "submission/" + receipt.id()));
    }

    @Test
    public void anExtensionHoldsForTheReceipt() {
        new OutcomeRecords(
                        database.dataSource(),
                        database.transactions(),
                        database.identifiers(),
                        database.auditTrail(),
                        clock,
                        campus.curriculum(),
                        campus.registrations(),
                        new Packs(),
                        campus.persons(),
                        campus.ownWork(),
                        campus.outdated(database),
                        campus.days(clock))
                .record(
                        office,
                        new Decision(
                                first.id(),
                                element(0),
                                Kind.EXTENSION,
                                Source.CIRCUMSTANCES,
                                Campus.DEADLINE.plusDays(3),
                                null,
                                null,
                                null,
                                null,
                                null,
                                "x",
                                "EC-1",
                                Campus.DEADLINE.toLocalDate().minusDays(5)));
        assertFalse(
                submissions.submit(office, work(Campus.DEADLINE.plusHours(2))).late());
        assertEquals(
                List.of(Kind.EXTENSION), grid().rows().get(0).cells().get(0).outcomes());
    }

    @Test
    public void studentsHandInForThemselvesNowAndSeeTheirReceipts() {
        Caller student = caller("a1", Submissions.OWN);
        Submission receipt = submissions.submitOwn(student, work(null));
        assertEquals("a1", receipt.receivedBy());
        assertNotNull(receipt.work().submittedAt());
        assertEquals(List.of(receipt), submissions.own(student));
        assertFault("submittedAt", () -> submissions.submitOwn(student, work(Campus.DEADLINE)));
        ModuleRegistration other = campus.register("B1", maths);
        Work foreign = new Work(other.id(), element(0), null, "essay.pdf", 10, SHA, null);
        assertKind(Problem.Kind.NOT_FOUND, () -> submissions.submitOwn(student, foreign));
        assertKind(Problem.Kind.FORBIDDEN, () -> submissions.submit(student, work(null)));
        assertKind(Problem.Kind.FORBIDDEN, () -> submissions.own(marker));
        submissions.submit(office, work(Campus.DEADLINE));
        assertEquals(
                Set.of(Optional.of("a1"), Optional.empty()),
                submissions.own(student).stream()
                        .map(one -> Optional.ofNullable(one.receivedBy()))
                        .collect(Collectors.toSet()));
        assertKind(Problem.Kind.FORBIDDEN, () -> submissions.of(student, first.id()));
    }

    @Test
    public void everyFaultOfASubmissionIsNamed() {
        Problem problem =
                problem(() -> submissions.submit(office, new Work(first.id(), null, null, "\n", -1, "nonsense", "")));
        assertEquals(
                List.of("elementId", "fileName", "fileSize", "fileDigest", "reference"),
                problem.faults().stream().map(Fault::field).toList());
        assertFault(
                "elementId",
                () -> submissions.submit(office, new Work(first.id(), new ElementId(4711), null, "a", 1, SHA, null)));
        assertFault(
                "fileSize",
                () -> submissions.submit(office, new Work(first.id(), element(0), null, "a", 0, SHA, null)));
        assertEquals(List.of(), submissions.of(office, first.id()));
    }

    @Test
    public void aForeignPartnerSeesAndDoesNothing() {
        candidates.generate(office, maths.id(), Set.of());
        OccurrenceId id = maths.id();
        assertKind(Problem.Kind.NOT_FOUND, () -> grids.grid(stranger, id));
        assertKind(
                Problem.Kind.NOT_FOUND,
                () -> grids.change(stranger, id, List.of(named("A1", "CW1", "1", 0, null)), false));
        assertKind(Problem.Kind.NOT_FOUND, () -> candidates.generate(stranger, id, Set.of()));
        assertKind(Problem.Kind.NOT_FOUND, () -> candidates.of(stranger, id));
        assertKind(Problem.Kind.NOT_FOUND, () -> candidates.lifted(stranger, id));
        assertKind(Problem.Kind.NOT_FOUND, () -> candidates.lift(stranger, id, element(0), "x"));
        assertKind(Problem.Kind.NOT_FOUND, () -> submissions.submit(stranger, work(null)));
        assertTrue(submissions.of(stranger, first.id()).isEmpty());
    }

    @Test
    public void everyMethodNeedsItsPrivilege() {
        Caller nobody = caller("nobody");
        OccurrenceId id = maths.id();
        assertKind(Problem.Kind.FORBIDDEN, () -> grids.grid(nobody, id));
        assertKind(Problem.Kind.FORBIDDEN, () -> grids.change(nobody, id, List.of(), false));
        assertKind(Problem.Kind.FORBIDDEN, () -> candidates.generate(marker, id, Set.of()));
        assertKind(Problem.Kind.FORBIDDEN, () -> candidates.of(marker, id));
        assertKind(Problem.Kind.FORBIDDEN, () -> candidates.lift(marker, id, element(0), "x"));
        assertKind(Problem.Kind.FORBIDDEN, () -> candidates.lifted(nobody, id));
    }

    private Work work(LocalDateTime at) {
        return new Work(first.id(), element(0), at, "essay.pdf", 12_345, SHA, "vle/77");
    }

    private Row numbered(Caller reader, String number) {
        return grids.grid(reader, maths.id()).rows().stream()
                .filter(row -> number.equals(row.candidate()))
                .findFirst()
                .orElseThrow();
    }

    private static Effect threeDaysMore() {
        return new Effect(
                new AdjustmentId(1),
                Adjustment.Kind.DEADLINE,
                3,
                null,
                null,
                null,
                Campus.DEADLINE.toLocalDate().minusDays(30),
                null,
                List.of());
    }

    private String number(ModuleRegistration of) {
        return number(of, element(1));
    }

    private String number(ModuleRegistration of, ElementId element) {
        return candidates.of(office, maths.id()).stream()
                .filter(c -> c.registrationId().equals(of.id()) && c.elementId().equals(element))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private ElementId element(int place) {
        return maths.elements().get(place).id();
    }

    private MarkGrid grid() {
        return grids.grid(marker, maths.id());
    }

    private Outcome one(Change change) {
        return grids.change(marker, maths.id(), List.of(change), false).get(0);
    }

    private static Change named(String student, String element, String mark, int expected, String reason) {
        return new Change(null, student, null, element, new BigDecimal(mark), null, expected, reason);
    }

    private static Change candidate(String number, String element, String mark, int expected) {
        return new Change(number, null, null, element, new BigDecimal(mark), null, expected, null);
    }

    private static List<String> fields(Outcome outcome) {
        assertEquals(Outcome.Kind.REFUSED, outcome.kind());
        return outcome.problem().faults().stream().map(Fault::field).toList();
    }

    @Test
    public void tEc2AMarkerGivesTheSameMarkToWorkThatWasTakenAgain() {
        one(named("A1", "CW1", "60", 0, null));
        clock.set(Instant.parse("2017-01-10T09:00:00Z"));
        decide(first, element(0), Kind.DEFERRED, null, null);
        assertTrue(cell("A1", "CW1").again());
        Outcome nameless = one(named("A1", "CW1", "60", 1, null));
        assertEquals(List.of("reason"), fields(nameless));
        Outcome again = one(named("A1", "CW1", "60", 1, "again the same"));
        assertEquals(Outcome.Kind.UPDATED, again.kind());
        assertEquals(2, again.now().sequence());
        assertFalse(cell("A1", "CW1").again());
        assertEquals(
                Outcome.Kind.UNCHANGED,
                one(named("A1", "CW1", "60", 2, "twice")).kind());
    }

    @Test
    public void tAd7WhoRecordsByNameIsNotToldOfItByNumber() {
        candidates.generate(office, maths.id(), Set.of());
        Sight plain = Sight.of(marker);
        assertTrue(plain.late() && plain.welsh() && !plain.numbers());
        Sight desk = Sight.of(caller("desk", Marks.READ, Submissions.WRITE));
        assertTrue(!desk.late() && desk.welsh());
        Sight leader = Sight.of(caller("leader", Marks.READ, AssessmentLanguages.WRITE));
        assertTrue(leader.late() && !leader.welsh());
        Sight known = Sight.of(caller("office", AssessmentLanguages.WRITE, Submissions.WRITE, CandidateNumbers.READ));
        assertTrue(known.late() && known.welsh() && known.numbers());
    }

    private MarkGrid.Cell cell(String student, String code) {
        return grid().rows().stream()
                .filter(row -> student.equals(row.studentNumber()))
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.elementCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void tAd7AFileNamesACandidateByTheNumber() {
        candidates.generate(office, maths.id(), Set.of());
        Candidate mine = candidates.of(office, maths.id()).stream()
                .filter(one -> one.registrationId().equals(first.id())
                        && one.elementId().equals(element(0)))
                .findFirst()
                .orElseThrow();
        assertEquals(RowOutcome.Kind.REFUSED, file("A1", null).kind());
        assertEquals(List.of("candidate"), fields(file("A1", mine.number()).problem()));
        assertEquals(List.of("candidate"), fields(file(null, "1").problem()));
        assertEquals(List.of("studentNumber"), fields(file(null, null).problem()));
        assertEquals(RowOutcome.Kind.CREATED, file(null, mine.number()).kind());
        assertEquals(RowOutcome.Kind.UNCHANGED, file(null, mine.number()).kind());
        assertEquals(
                first.id(),
                marks.on(office, maths.id(), PageRequest.first()).items().get(0).registrationId());
    }

    private RowOutcome file(String student, String candidate) {
        return marks.record(
                        marker,
                        institution,
                        List.of(new MarkRow(
                                student,
                                MATHS,
                                Attempt.FIRST,
                                "CW1",
                                new BigDecimal("60"),
                                Mark.State.SUBMITTED,
                                null,
                                null,
                                false,
                                null,
                                candidate)))
                .get(0);
    }

    private static List<String> fields(Problem problem) {
        return problem.faults().stream().map(Fault::field).toList();
    }
}
