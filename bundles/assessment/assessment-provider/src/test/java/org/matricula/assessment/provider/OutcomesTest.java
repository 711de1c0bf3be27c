package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcome.Source;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.provider.result.SessionAccounts;
import org.matricula.assessment.provider.store.SessionStore;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.persistence.Sql;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.registration.api.ModuleRegistration;

public class OutcomesTest extends AssessmentHouse {

    private static final LocalDateTime EXTENDED = Campus.DEADLINE.plusDays(7);

    private Occurrence maths;
    private ModuleRegistration sitting;

    @Before
    public void open() {
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        sitting = campus.register("A1", maths);
    }

    @Test
    public void tMr3AnExtensionMovesTheDeadlineAndLatenessIsCountedFromThere() {
        mark("CW1", "70", EXTENDED);
        mark("CW2", "60", EXTENDED.plusHours(1));
        record(extension(element(0)));
        record(extension(element(1)));
        compute();
        assertEquals(0, judged().get(0).lateWorkingDays());
        assertEquals(1, judged().get(1).lateWorkingDays());
        assertFalse(judged().get(1).ecAccepted());
    }

    @Test
    public void tMr3AcceptedLatenessIsAFactForThePolicy() {
        mark("CW1", "70", EXTENDED);
        record(decision(element(0), Kind.LATE_ACCEPTED, Source.CIRCUMSTANCES, null, null, null, null));
        compute();
        assertTrue(judged().get(0).ecAccepted());
        assertTrue(judged().get(0).lateWorkingDays() > 0);
    }

    @Test
    public void tEc1ADeferredElementLeavesTheModuleOpenUntilItIsTaken() {
        mark("CW1", "70", null);
        AssessmentOutcome deferral = record(deferral(element(1), null));
        compute();
        ModuleResult open = result();
        assertEquals("DEFERRED", open.grade());
        assertNull(open.mark());
        assertFalse(open.nothingSubmitted());
        String text = results.history(registrar, sitting.id()).get(0).findings();
        assertTrue(text, text.contains("\"outcomes\":[\"" + deferral.id() + "\"]") && text.contains("CW2"));
        mark("CW2", "50", Campus.DEADLINE.plusDays(60));
        compute();
        assertEquals(new BigDecimal("58"), result().mark());
        assertEquals(0, judged().get(1).lateWorkingDays());
        assertEquals(2, results.history(registrar, sitting.id()).size());
    }

    @Test
    public void tEc2TheOldMarkIsForfeitedOnceTheStudentHasChosen() {
        mark("CW1", "70", null);
        mark("CW2", "60", null);
        compute();
        assertEquals("PASS", result().grade());
        assertFault("electedOn", () -> record(deferral(element(1), null)));
        record(deferral(element(1), LocalDate.of(2017, 1, 9)));
        compute();
        assertEquals("DEFERRED", result().grade());
        correct("CW2", "20");
        compute();
        assertEquals(new BigDecimal("40"), result().mark());
    }

    @Test
    public void tEc1WhoMissesTheDeferredSittingHandedNothingIn() {
        mark("CW1", "70", null);
        record(deferral(element(1), null));
        assertNull(marks.record(registrar, institution, List.of(row("CW2", null, Mark.State.NOT_SUBMITTED, null, null)))
                .get(0)
                .problem());
        compute();
        assertEquals(ElementState.NOT_SUBMITTED, judged().get(1).state());
    }

    @Test
    public void tMr6CapsOfElementAndModuleReachThePolicyAndTheLowestCounts() {
        mark("CW1", "70", null);
        mark("CW2", "60", null);
        record(cap(element(0), "35"));
        record(cap(element(0), "38"));
        record(cap(null, "40"));
        compute();
        assertEquals(new BigDecimal("35"), judged().get(0).cap());
        assertNull(judged().get(1).cap());
        assertEquals(new BigDecimal("40"), packs.active.judged.get(0).cap());
    }

    @Test
    public void aCancelledMarkIsZeroOrWaitsForTheNextOne() {
        mark("CW1", "70", null);
        mark("CW2", "60", null);
        record(decision(element(0), Kind.CANCELLED, Source.MISCONDUCT, null, null, false, null));
        compute();
        assertEquals(0, judged().get(0).mark().signum());
        assertEquals(ElementState.SUBMITTED, judged().get(0).state());
        record(decision(element(1), Kind.CANCELLED, Source.MISCONDUCT, null, null, true, null));
        compute();
        assertEquals("DEFERRED", result().grade());
        correct("CW2", "55");
        compute();
        assertEquals(new BigDecimal("33"), result().mark());
    }

    @Test
    public void aDecisionOnTheModuleIsAboutEveryElement() {
        mark("CW1", "70", null);
        mark("CW2", "60", null);
        record(decision(null, Kind.CANCELLED, Source.MISCONDUCT, null, null, true, null));
        compute();
        assertEquals("DEFERRED", result().grade());
        correct("CW1", "40");
        correct("CW2", "40");
        compute();
        assertEquals(new BigDecimal("40"), result().mark());
    }

    @Test
    public void aRevokedOutcomeStaysOnRecordAndCountsNoLonger() {
        mark("CW1", "70", null);
        mark("CW2", "60", null);
        AssessmentOutcome cap = record(cap(null, "40"));
        AssessmentOutcome revoked = outcomes.revoke(registrar, cap.id(), "review upheld");
        assertFalse(revoked.stands());
        assertEquals(List.of(revoked), outcomes.of(registrar, campus.student("A1")));
        assertEquals(revoked, outcomes.get(registrar, cap.id()));
        assertEquals(List.of(), outcomes.standing(registrar, institution, List.of(campus.student("A1"))));
        compute();
        assertNull(packs.active.judged.get(0).cap());
        assertKind(Problem.Kind.CONFLICT, () -> outcomes.revoke(registrar, cap.id(), "again"));
        assertFault("reason", () -> outcomes.revoke(registrar, cap.id(), " "));
        assertEquals(1, audited("assessment.record-outcome", "outcome/" + cap.id()));
        assertEquals(1, audited("assessment.revoke-outcome", "outcome/" + cap.id()));
    }

    @Test
    public void T_BD_4_nobodyDecidesOnTheOwnWorkNorRevokesWhatWasDecidedOnIt() {
        AssessmentOutcome cap = record(cap(null, "40"));
        campus.linked = Map.of(registrar.name(), "A1");
        assertKind(Problem.Kind.FORBIDDEN, () -> record(deferral(element(1), null)));
        assertKind(Problem.Kind.FORBIDDEN, () -> outcomes.revoke(registrar, cap.id(), "my own"));
        assertEquals(List.of(cap), outcomes.of(registrar, campus.student("A1")));
        campus.linked = Map.of(registrar.name(), "B2");
        record(deferral(element(1), null));
    }

    @Test
    public void aResultIsOutdatedUntilItIsMadeFromTheMarksAndOutcomesOfNow() {
        var accounts = new SessionAccounts(
                new SessionStore(database.dataSource()),
                database.dataSource(),
                database.identifiers(),
                database.transactions(),
                campus.curriculum());
        var student = List.of(campus.student("A1"));
        mark("CW1", "70", null);
        mark("CW2", "60", null);
        assertEquals("nothing is computed", 0, told());
        compute();
        assertEquals(Set.of(), accounts.outdated(registrar, institution, student));
        assertNull(marks.record(
                        registrar,
                        institution,
                        List.of(new MarkRow(
                                "A1",
                                new OccurrenceKey("MATHS", Campus.SESSION, "S1"),
                                ModuleRegistration.Attempt.FIRST,
                                "CW2",
                                Campus.percent("61"),
                                Mark.State.SUBMITTED,
                                null,
                                null,
                                false,
                                "added up wrongly")),
                        Set.of())
                .get(0)
                .problem());
        assertEquals(1, told());
        assertEquals(Set.of(sitting.id()), accounts.outdated(registrar, institution, student));
        assertEquals(Set.of(), accounts.outdated(stranger, institution, student));
        compute();
        assertEquals(Set.of(), accounts.outdated(registrar, institution, student));
        AssessmentOutcome cap = record(cap(null, "40"));
        assertEquals(2, told());
        assertEquals(Set.of(sitting.id()), accounts.outdated(registrar, institution, student));
        outcomes.revoke(registrar, cap.id(), "wrong student");
        assertEquals("as it was", Set.of(), accounts.outdated(registrar, institution, student));
        record(cap(null, "45"));
        compute();
        assertEquals(Set.of(), accounts.outdated(registrar, institution, student));
        outcomes.revoke(
                registrar,
                outcomes.standing(registrar, institution, student).get(0).id(),
                "review upheld");
        assertEquals(5, told());
        assertEquals(Set.of(sitting.id()), accounts.outdated(registrar, institution, student));
        compute();
        assertEquals(Set.of(), accounts.outdated(registrar, institution, student));
        assertKind(
                Problem.Kind.FORBIDDEN,
                () -> accounts.outdated(registrar.acting(registrar.scope()), institution, student));
    }

    private int told() {
        return new Sql(database.dataSource())
                        .query(
                                "select payload from kernel_outbox where type = 'assessment.results-outdated'"
                                        + " and institution = ?",
                                rs -> rs.getString(1),
                                institution)
                        .stream()
                        .filter(payload -> payload.endsWith(",\"students\":[\"" + campus.student("A1") + "\"]}"))
                        .toList()
                        .size();
    }

    @Test
    public void theSameDecisionThatComesSeveralTimesAtOnceIsRecordedOnce() throws Exception {
        int officers = 6;
        ExecutorService pool = Executors.newFixedThreadPool(officers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> running = new ArrayList<>();
        for (int i = 0; i < officers; i++) {
            running.add(pool.submit(() -> {
                start.await();
                try {
                    decide(sitting, null, Kind.LATE_ACCEPTED, null, null);
                    return true;
                } catch (ProblemException e) {
                    assertEquals(Problem.Kind.CONFLICT, e.problem().kind());
                    return false;
                }
            }));
        }
        start.countDown();
        int recorded = 0;
        for (Future<Boolean> done : running) {
            recorded += done.get() ? 1 : 0;
        }
        pool.shutdown();
        assertEquals(1, recorded);
        assertEquals(1, outcomes.of(registrar, sitting.studentId()).size());
    }

    @Test
    public void whatStandsIsReadForManyStudentsAtOnce() {
        ModuleRegistration other = campus.register("A2", maths);
        AssessmentOutcome first = record(cap(null, "40"));
        AssessmentOutcome second = outcomes.record(
                registrar,
                new Decision(
                        other.id(),
                        null,
                        Kind.CAP,
                        Source.OTHER,
                        null,
                        new BigDecimal("50.00"),
                        null,
                        null,
                        null,
                        null,
                        "x",
                        "C9",
                        day()));
        assertEquals(
                List.of(first, second),
                outcomes.standing(registrar, institution, List.of(campus.student("A2"), campus.student("A1"))));
        assertKind(Problem.Kind.CONFLICT, () -> record(cap(null, "40.0")));
    }

    @Test
    public void everyFaultOfADecisionIsNamed() {
        Problem problem = problem(() -> outcomes.record(
                registrar,
                new Decision(
                        sitting.id(),
                        null,
                        Kind.CAP,
                        Source.CIRCUMSTANCES,
                        EXTENDED,
                        new BigDecimal("101"),
                        true,
                        day(),
                        null,
                        null,
                        "",
                        null,
                        LocalDate.of(2017, 2, 1))));
        assertEquals(
                List.of("reason", "evidenceReference", "decidedOn", "dueAt", "cap", "retake", "electedOn", "source"),
                problem.faults().stream().map(Fault::field).toList());
        assertFault("dueAt", () -> record(decision(element(0), Kind.EXTENSION, Source.OTHER, null, null, null, null)));
        assertFault(
                "dueAt",
                () -> record(decision(element(0), Kind.EXTENSION, Source.OTHER, Campus.DEADLINE, null, null, null)));
        assertFault("elementId", () -> record(cap(new ElementId(4711), "40")));
        assertFault("retake", () -> record(decision(null, Kind.CANCELLED, Source.OTHER, null, null, null, null)));
    }

    @Test
    public void aForeignPartnerAndAMarkerSeeAndRecordNothing() {
        AssessmentOutcome cap = record(cap(null, "40"));
        assertKind(Problem.Kind.NOT_FOUND, () -> outcomes.record(stranger, cap(null, "45")));
        assertKind(Problem.Kind.NOT_FOUND, () -> outcomes.get(stranger, cap.id()));
        assertKind(Problem.Kind.NOT_FOUND, () -> outcomes.revoke(stranger, cap.id(), "x"));
        assertTrue(outcomes.of(stranger, campus.student("A1")).isEmpty());
        assertTrue(outcomes.standing(stranger, institution, List.of(campus.student("A1")))
                .isEmpty());
        Caller marker = caller("marker", Marks.READ, Marks.WRITE);
        assertKind(Problem.Kind.FORBIDDEN, () -> outcomes.record(marker, cap(null, "45")));
        assertKind(Problem.Kind.FORBIDDEN, () -> outcomes.revoke(marker, cap.id(), "x"));
        assertKind(Problem.Kind.FORBIDDEN, () -> outcomes.get(marker, cap.id()));
        assertKind(Problem.Kind.FORBIDDEN, () -> outcomes.of(marker, campus.student("A1")));
        assertKind(Problem.Kind.FORBIDDEN, () -> outcomes.standing(marker, institution, List.of()));
    }

    private Decision extension(ElementId element) {
        return decision(element, Kind.EXTENSION, Source.CIRCUMSTANCES, EXTENDED, null, null, null);
    }

    private Decision deferral(ElementId element, LocalDate elected) {
        return decision(element, Kind.DEFERRED, Source.CIRCUMSTANCES, null, null, null, elected);
    }

    private Decision cap(ElementId element, String cap) {
        return decision(element, Kind.CAP, Source.MISCONDUCT, null, cap, null, null);
    }

    private Decision decision(
            ElementId element,
            Kind kind,
            Source source,
            LocalDateTime dueAt,
            String cap,
            Boolean retake,
            LocalDate elected) {
        return new Decision(
                sitting.id(),
                element,
                kind,
                source,
                dueAt,
                cap == null ? null : new BigDecimal(cap),
                retake,
                elected,
                null,
                null,
                "panel of 9 January",
                "EC-2017-031",
                day());
    }

    private static LocalDate day() {
        return LocalDate.of(2017, 1, 9);
    }

    private ElementId element(int place) {
        return maths.elements().get(place).id();
    }

    private AssessmentOutcome record(Decision decision) {
        return outcomes.record(registrar, decision);
    }

    private void mark(String element, String mark, LocalDateTime submittedAt) {
        assertNull(marks.record(
                        registrar, institution, List.of(row(element, mark, Mark.State.SUBMITTED, submittedAt, null)))
                .get(0)
                .problem());
    }

    private void correct(String element, String mark) {
        assertNull(marks.record(
                        registrar, institution, List.of(row(element, mark, Mark.State.SUBMITTED, null, "taken again")))
                .get(0)
                .problem());
    }

    private static MarkRow row(
            String element, String mark, Mark.State state, LocalDateTime submittedAt, String reason) {
        return new MarkRow(
                "A1",
                new OccurrenceKey("MATHS", Campus.SESSION, "S1"),
                null,
                element,
                mark == null ? null : new BigDecimal(mark),
                state,
                submittedAt,
                null,
                false,
                reason);
    }

    private List<ElementFact> judged() {
        return packs.active.judged.get(packs.active.judged.size() - 1).elements();
    }

    private ModuleResult result() {
        return results.of(registrar, campus.student("A1")).get(0);
    }

    @Test
    public void tEc2WorkThatIsTakenAgainMayComeOutAsBefore() {
        mark("CW1", "70", Campus.DEADLINE);
        assertNull(marks.record(registrar, institution, List.of(row("CW2", null, Mark.State.NOT_SUBMITTED, null, null)))
                .get(0)
                .problem());
        record(deferral(element(0), LocalDate.of(2017, 1, 9)));
        record(deferral(element(1), LocalDate.of(2017, 1, 9)));
        // the file of the first time says nothing new
        assertEquals(
                RowOutcome.Kind.UNCHANGED,
                told("CW1", "70", Mark.State.SUBMITTED, Campus.DEADLINE, "file of January")
                        .kind());
        assertEquals(
                RowOutcome.Kind.UNCHANGED,
                told("CW2", null, Mark.State.NOT_SUBMITTED, null, null).kind());
        compute();
        assertEquals("DEFERRED", result().grade());
        assertEquals(
                RowOutcome.Kind.CHANGED,
                told("CW1", "70", Mark.State.SUBMITTED, null, "the same again").kind());
        assertEquals(
                RowOutcome.Kind.CHANGED,
                told("CW2", null, Mark.State.NOT_SUBMITTED, null, "did not come again")
                        .kind());
        // and once only
        assertEquals(
                RowOutcome.Kind.UNCHANGED,
                told("CW2", null, Mark.State.NOT_SUBMITTED, null, "once more").kind());
        compute();
        assertEquals(new BigDecimal("28"), result().mark());
    }

    private RowOutcome told(String element, String mark, Mark.State state, LocalDateTime at, String reason) {
        return marks.record(registrar, institution, List.of(corrected(row(element, mark, state, at, null), reason)))
                .get(0);
    }

    @Test
    public void whatTheRegulationsDoNotKnowIsRefused() {
        Decision unmet = decision(element(0), Kind.MINIMUM_UNMET, Source.OTHER, null, null, null, null);
        packs.regulations = Packs.read("pack-usw-taught");
        Fault fault = problem(() -> record(unmet)).faults().get(0);
        assertEquals("kind", fault.field());
        assertEquals("MINIMUM_UNMET", fault.value());
        assertEquals("must be one that the regulations of the session know", fault.rule());
        assertEquals(List.of(), outcomes.of(registrar, campus.student("A1")));
        packs.regulations = Packs.read("pack-uow-coursework");
        assertEquals(unmet, record(unmet).decision());
    }

    @Test
    public void ambT209APanelDecidesUpToTheDayThatIsThereAtTheInstitution() {
        Decision tomorrow = new Decision(
                sitting.id(),
                element(0),
                Kind.EXTENSION,
                Source.CIRCUMSTANCES,
                EXTENDED,
                null,
                null,
                null,
                null,
                null,
                "panel",
                "EC-2017-031",
                LocalDate.of(2017, 1, 10));
        // 00:30 of the 10th at Sydney
        clock.set(Instant.parse("2017-01-09T13:30:00Z"));
        campus.zone = ZoneId.of("Europe/London");
        assertFault("decidedOn", () -> record(tomorrow));
        campus.zone = ZoneId.of("Australia/Sydney");
        assertEquals(tomorrow, record(tomorrow).decision());
    }

    @Test
    public void whatNothingCanFollowFromIsRefused() {
        assertFault("kind", () -> record(decision(null, Kind.EXCELLENT, Source.OTHER, null, null, null, null)));
        assertFault(
                "source",
                () -> record(decision(element(0), Kind.EXTENSION, Source.MISCONDUCT, EXTENDED, null, null, null)));
        assertFault(
                "decidedOn",
                () -> outcomes.record(
                        registrar,
                        new Decision(
                                sitting.id(),
                                null,
                                Kind.LATE_ACCEPTED,
                                Source.OTHER,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "panel",
                                "EC-1",
                                LocalDate.of(1800, 1, 1))));
    }
}
