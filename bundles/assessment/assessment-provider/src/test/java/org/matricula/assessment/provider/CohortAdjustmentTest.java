package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.assessment.provider.ModerationHouse.element;
import static org.matricula.assessment.provider.ModerationHouse.fields;
import static org.matricula.assessment.provider.ModerationHouse.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CohortActId;
import org.matricula.assessment.api.CohortAdjustments.Act;
import org.matricula.assessment.api.CohortAdjustments.Method;
import org.matricula.assessment.api.CohortAdjustments.Terms;
import org.matricula.assessment.api.CohortDecisions.Decided;
import org.matricula.assessment.api.ExternalExaminers.Appointed;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrid.InCohort;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.api.ModuleModeration.Kind;
import org.matricula.assessment.api.ModuleModeration.OfElement;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Statement;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.Pack;

/** Marks of a cohort changed by one act (T-MR-11, W-A13). */
public class CohortAdjustmentTest extends OnBothDatabases {

    private static final LocalDate DAY = LocalDate.of(2016, 11, 28);

    private ModerationHouse house;
    private Occurrence run;
    private ElementId essay;

    @Before
    public void open() {
        enter(ModerationHouse.USW);
    }

    private void enter(Pack pack) {
        house = new ModerationHouse(kind, pack);
        run = house.campus.run("MATHS", 5, Campus.SESSION, 100);
        essay = element(run, 0);
        for (String student : List.of("A1", "A2", "A3", "A4")) {
            house.campus.register(student, run);
        }
        house.grid(run, "A1", "CW1", "40");
        house.grid(run, "A2", "CW1", "55.5");
        house.grid(run, "A3", "CW1", "98");
        house.grids.change(
                house.first,
                run.id(),
                List.of(new MarkGrid.Change(null, "A4", null, "CW1", null, Mark.State.NOT_SUBMITTED, 0, null)),
                false);
        house.decided.add(new Decided("4711", "projector failed", "minutes 3"));
        house.appoint(run);
    }

    @Test
    public void tMR11_allSubmittedWorkIsAdjustedByOneActAndStaysWithinTheScale() {
        Act act = adjust(Method.ADD, "5");
        assertEquals(List.of("45", "60.5", "100", "null"), marks());
        assertEquals(3, act.changes());
        assertTrue(act.rankKept());
        assertEquals(64, act.proof().length());
        assertEquals(List.of("ADJUSTMENT_APPLIED"), act.rulings());
        assertEquals("Dr Adeyemi", act.terms().examiner());
        Mark last = house.marks.of(house.leader, house.campus.student("A1")).get(1);
        assertEquals("adjustment of the cohort: the projector failed", last.reason());
        assertEquals(List.of(act), house.cohorts.of(house.leader, run.id()));
        assertEquals(1, house.audited("assessment.adjust-cohort"));
    }

    @Test
    public void aFactorRoundsHalfUpToTwoDecimals() {
        adjust(Method.FACTOR, "1.0305");
        assertEquals(List.of("41.22", "57.19", "100", "null"), marks());
    }

    @Test
    public void lateWorkStaysLateSoThatItsCapComesAfterwards() {
        house.marks.record(
                house.leader,
                house.institution,
                List.of(new MarkRow(
                        "A1",
                        null,
                        null,
                        "CW1",
                        new BigDecimal("60"),
                        Mark.State.SUBMITTED,
                        LocalDateTime.of(2016, 11, 15, 9, 0),
                        null,
                        true,
                        "came late")));
        adjust(Method.ADD, "5");
        Mark after = house.marks.of(house.leader, house.campus.student("A1")).get(2);
        assertEquals(new BigDecimal("65"), after.mark());
        assertEquals(LocalDateTime.of(2016, 11, 15, 9, 0), after.submittedAt());
        assertTrue(after.circumstancesAccepted());
    }

    @Test
    public void tMR11_neverForOneStudentAndAGroupIsMoreThanOne() {
        assertEquals(
                "ADJUSTMENT_REFUSED",
                refused(Problem.Kind.CONFLICT, () -> adjust(group("A1"), Method.ADD, "5"))
                        .faults()
                        .get(0)
                        .value()
                        .substring(1, 19));
        assertEquals(List.of("40", "55.5", "98", "null"), marks());
        // nor where the others of the group have no mark that could move
        refused(Problem.Kind.CONFLICT, () -> adjust(group("A1", "A4"), Method.ADD, "5"));
        assertEquals(List.of("40", "55.5", "98", "null"), marks());
        adjust(group("A1", "A2"), Method.ADD, "5");
        assertEquals(List.of("45", "60.5", "98", "null"), marks());
    }

    @Test
    public void rankIsThatWithinTheWholeCohort() {
        assertFalse(adjust(group("A1", "A2"), Method.ADD, "60").rankKept());
        enter(ModerationHouse.USW);
        assertFalse("all have 100 now", adjust(Method.ADD, "100").rankKept());
        enter(ModerationHouse.USW);
        assertTrue(adjust(group("A1", "A2"), Method.ADD, "5").rankKept());
    }

    @Test
    public void theSameAdjustmentThatComesSeveralTimesAtOnceIsDoneOnce() throws Exception {
        int officers = 6;
        ExecutorService pool = Executors.newFixedThreadPool(officers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> running = new ArrayList<>();
        for (int i = 0; i < officers; i++) {
            running.add(pool.submit(() -> {
                start.await();
                try {
                    adjust(Method.ADD, "5");
                    return true;
                } catch (ProblemException e) {
                    assertEquals(Problem.Kind.CONFLICT, e.problem().kind());
                    return false;
                }
            }));
        }
        start.countDown();
        int done = 0;
        for (Future<Boolean> one : running) {
            done += one.get() ? 1 : 0;
        }
        pool.shutdown();
        assertEquals(1, done);
        assertEquals(List.of("45", "60.5", "100", "null"), marks());
        assertEquals(1, house.cohorts.of(house.leader, run.id()).size());
    }

    @Test
    public void tMR11_onlyASubjectBoardDecides() {
        house.decided.clear();
        refused(Problem.Kind.CONFLICT, () -> adjust(Method.ADD, "5"));
        house.cohorts.removeDecisions(null);
        house.decided.add(new Decided("4711", "projector failed", "minutes 3"));
        adjust(Method.ADD, "5");
    }

    @Test
    public void withoutTheDomainOfBoardsNothingIsAdjusted() {
        ModerationHouse alone = house;
        alone.cohorts.removeDecisions(alone.boards);
        assertNotNull(
                refused(Problem.Kind.UNAVAILABLE, () -> adjust(Method.ADD, "5")).retryAfterSeconds());
        assertEquals(List.of("40", "55.5", "98", "null"), marks());
    }

    @Test
    public void anActIsUndoneByAnotherActAlone() {
        Act act = adjust(Method.ADD, "5");
        refused(Problem.Kind.CONFLICT, () -> adjust(Method.ADD, "5"));
        house.grid(house.first, run, "A2", "CW1", "70", 2, "added up wrongly");
        refused(Problem.Kind.CONFLICT, () -> house.cohorts.revoke(house.leader, run.id(), act.id(), "9", "mistaken"));
        Act revoked = house.cohorts.revoke(house.leader, run.id(), act.id(), "4711", "the projector worked");
        assertEquals(List.of("40", "70", "98", "null"), marks());
        assertEquals(2, revoked.revocation().restored());
        refused(Problem.Kind.CONFLICT, () -> house.cohorts.revoke(house.leader, run.id(), act.id(), "4711", "again"));
        refused(Problem.Kind.CONFLICT, () -> house.cohorts.complete(house.leader, run.id(), act.id()));
        adjust(Method.ADD, "2");
        assertEquals(List.of("42", "72", "100", "null"), marks());
        assertEquals(2, house.cohorts.of(house.leader, run.id()).size());
        assertEquals(4, house.marks.of(house.leader, house.campus.student("A3")).size());
    }

    @Test
    public void workThatIsMarkedLaterIsAdjustedByTheSameAct() {
        Act act = adjust(Method.ADD, "5");
        refused(Problem.Kind.CONFLICT, () -> house.cohorts.complete(house.leader, run.id(), act.id()));
        house.grid(house.first, run, "A4", "CW1", "50", 1, "was handed in");
        assertEquals(1, house.cohorts.of(house.leader, run.id()).get(0).unmoved());
        Act completed = house.cohorts.complete(house.leader, run.id(), act.id());
        assertEquals(List.of("45", "60.5", "100", "55"), marks());
        assertEquals(0, completed.unmoved());
        assertEquals(4, completed.changes());
    }

    @Test
    public void aMarkCorrectedAfterTheActIsTheOneBeforeItAndWaitsForItsCompletion() {
        house.moderations.plan(
                house.leader, run.id(), essay, new Plan(Kind.SINGLE, false, false, null), 0, "as every year");
        Act act = adjust(Method.ADD, "5");
        house.moderations.state(moderator(), run.id(), Statement.Kind.CONFIRMED, essay, "sound");
        assertEquals(new InCohort(act.id(), new BigDecimal("40"), true), inCohort("A1"));
        assertNull(inCohort("A4"));
        assertTrue(only().moderated());

        house.grid(house.first, run, "A1", "CW1", "50", 2, "added up wrongly");
        assertEquals(new InCohort(act.id(), null, false), inCohort("A1"));
        assertEquals(1, only().unadjusted());
        house.moderations.state(moderator(), run.id(), Statement.Kind.CONFIRMED, essay, "sound");
        assertFalse("the cohort is not treated alike", only().moderated());

        house.cohorts.complete(house.leader, run.id(), act.id());
        assertEquals(List.of("55", "60.5", "100", "null"), marks());
        assertEquals(new InCohort(act.id(), new BigDecimal("50"), true), inCohort("A1"));
        assertEquals(0, only().unadjusted());
        house.moderations.state(moderator(), run.id(), Statement.Kind.CONFIRMED, essay, "sound");
        assertTrue(only().moderated());

        house.grid(house.first, run, "A1", "CW1", "51", 4, "read again");
        house.cohorts.revoke(house.leader, run.id(), act.id(), "4711", "the projector worked");
        assertNull(inCohort("A1"));
        assertEquals(0, only().unadjusted());
        assertEquals(List.of("51", "55.5", "98", "null"), marks());
    }

    @Test
    public void tMR11_whoWasConsultedWasExternalExaminerOfTheModuleOnThatDay() {
        Appointed other = house.appoint(house.campus.run("HISTORY", 5, Campus.SESSION, 100));
        house.examiners.of(house.registry, house.institution, null).stream()
                .filter(one -> !one.id().equals(other.id()))
                .forEach(one -> house.examiners.end(house.registry, one.id(), DAY.minusDays(1), "left"));
        Problem refused = refused(Problem.Kind.CONFLICT, () -> adjust(Method.ADD, "5"));
        assertTrue(refused.toString(), refused.faults().get(0).value().contains("ADJUSTMENT_REFUSED"));
        assertEquals(List.of("40", "55.5", "98", "null"), marks());
        house.appoint(run, DAY, DAY);
        adjust(Method.ADD, "5");
    }

    @Test
    public void groupsApartMayBeAdjustedEachByItsAct() {
        adjust(group("A1", "A2"), Method.ADD, "5");
        refused(Problem.Kind.CONFLICT, () -> adjust(group("A2", "A3"), Method.ADD, "1"));
        house.grid(house.first, run, "A4", "CW1", "70", 1, "was handed in");
        adjust(group("A3", "A4"), Method.ADD, "1");
        assertEquals(List.of("45", "60.5", "99", "71"), marks());
    }

    @Test
    public void tAD7_theGroupOfAnAnonymousElementIsNotNamedToMarkers() {
        Caller office = house.caller("office", Marks.READ.name(), CandidateNumbers.READ.name());
        house.candidates.generate(office, run.id(), Set.of());
        adjust(group("A1", "A2"), Method.ADD, "5");
        assertEquals(List.of(), house.cohorts.of(house.first, run.id()));
        assertEquals(1, house.cohorts.of(office, run.id()).size());
    }

    @Test
    public void wA13_rankIsKeptAndTheMethodWasStated() {
        enter(ModerationHouse.UOW);
        assertEquals(
                "[METHOD_NOT_STATED]",
                refused(Problem.Kind.CONFLICT, () -> adjust(List.of(), Method.ADD, "5", false, false))
                        .faults()
                        .get(0)
                        .value());
        // the group would overtake the rest of the cohort
        assertEquals(
                "[RANK_CHANGED]",
                refused(Problem.Kind.CONFLICT, () -> adjust(group("A1", "A2"), Method.ADD, "50"))
                        .faults()
                        .get(0)
                        .value());
        assertEquals(List.of("PRESERVES_RANK"), adjust(Method.ADD, "1").rulings());
    }

    @Test
    public void wA13_marksThatMeetAtTheEndOfTheScaleAreToldOf() {
        enter(ModerationHouse.UOW);
        house.grid(house.first, run, "A2", "CW1", "97", 1, "read again");
        assertEquals(
                List.of("PRESERVES_RANK", "CAPPED_TIE"), adjust(Method.ADD, "5").rulings());
    }

    @Test
    public void wA13_afterTheReleaseMarksAreNotScaledDown() {
        enter(ModerationHouse.UOW);
        house.released = true;
        assertEquals(
                "[SCALED_DOWN_AFTER_RELEASE]",
                refused(Problem.Kind.CONFLICT, () -> adjust(Method.ADD, "-1"))
                        .faults()
                        .get(0)
                        .value());
        assertEquals(
                "[VARIATION_NOT_APPROVED]",
                refused(Problem.Kind.CONFLICT, () -> adjust(Method.ADD, "1"))
                        .faults()
                        .get(0)
                        .value());
        Act raised = adjust(List.of(), Method.ADD, "1", true, true);
        refused(
                Problem.Kind.CONFLICT,
                () -> house.cohorts.revoke(house.leader, run.id(), raised.id(), "4711", "would lower"));
        assertEquals(List.of("41", "56.5", "99", "null"), marks());
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        assertEquals(
                List.of("method", "amount", "group", "meeting", "evidence", "examiner", "consultedOn", "reason"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.cohorts.adjust(
                                house.leader,
                                run.id(),
                                essay,
                                new Terms(
                                        null,
                                        BigDecimal.ZERO,
                                        Arrays.asList((ModuleRegistrationId) null),
                                        "",
                                        null,
                                        " ",
                                        LocalDate.of(2017, 1, 1),
                                        true,
                                        false,
                                        null)))));
        List<Fault> faults = refused(
                        Problem.Kind.INVALID, () -> adjust(List.of(new ModuleRegistrationId(5)), Method.FACTOR, "1.1"))
                .faults();
        assertEquals("5", faults.get(0).value());
        refused(Problem.Kind.INVALID, () -> adjust(Method.FACTOR, "-1"));
        refused(Problem.Kind.INVALID, () -> house.cohorts.adjust(house.leader, run.id(), null, terms("1")));
        assertEquals(0, house.count("select count(*) from assessment_cohort_act where element_id = ?", essay));
    }

    @Test
    public void eachMethodNeedsItsPrivilegeAndForeignersSeeNothing() {
        Act act = adjust(Method.ADD, "5");
        Caller nobody = house.caller("nobody", "students.read");
        refused(Problem.Kind.FORBIDDEN, () -> house.cohorts.of(nobody, run.id()));
        refused(Problem.Kind.FORBIDDEN, () -> house.cohorts.adjust(house.first, run.id(), essay, terms("1")));
        refused(Problem.Kind.FORBIDDEN, () -> house.cohorts.complete(house.first, run.id(), act.id()));
        refused(Problem.Kind.FORBIDDEN, () -> house.cohorts.revoke(house.first, run.id(), act.id(), "4711", "x"));
        refused(Problem.Kind.NOT_FOUND, () -> house.cohorts.of(house.foreigner, run.id()));
        refused(Problem.Kind.NOT_FOUND, () -> house.cohorts.adjust(house.foreigner, run.id(), essay, terms("1")));
        refused(Problem.Kind.NOT_FOUND, () -> house.cohorts.complete(house.foreigner, run.id(), act.id()));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> house.cohorts.revoke(house.leader, run.id(), new CohortActId(3), "4711", "x"));
    }

    private Act adjust(Method method, String amount) {
        return adjust(List.of(), method, amount);
    }

    private Act adjust(List<ModuleRegistrationId> group, Method method, String amount) {
        return adjust(group, method, amount, true, false);
    }

    private Act adjust(
            List<ModuleRegistrationId> group, Method method, String amount, boolean stated, boolean approved) {
        return house.cohorts.adjust(
                house.leader,
                run.id(),
                essay,
                new Terms(
                        method,
                        new BigDecimal(amount),
                        group,
                        "4711",
                        "minutes 3",
                        "Dr Adeyemi",
                        DAY,
                        stated,
                        approved,
                        "the projector failed"));
    }

    private static Terms terms(String amount) {
        return new Terms(
                Method.ADD,
                new BigDecimal(amount),
                null,
                "4711",
                "minutes 3",
                "Dr Adeyemi",
                DAY,
                true,
                false,
                "the projector failed");
    }

    private List<ModuleRegistrationId> group(String... students) {
        return Arrays.stream(students)
                .map(student -> house.campus.sittings.stream()
                        .filter(one -> one.studentId().equals(house.campus.student(student)))
                        .findFirst()
                        .orElseThrow()
                        .id())
                .toList();
    }

    /** Marked nothing, not even by an adjustment. */
    private Caller moderator() {
        return house.caller("moderator", Marks.READ.name(), Moderations.MODERATE.name());
    }

    private OfElement only() {
        return house.moderations.of(house.leader, run.id()).elements().get(0);
    }

    private InCohort inCohort(String student) {
        return house.grids.grid(house.leader, run.id()).rows().stream()
                .filter(row -> student.equals(row.studentNumber()))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(0)
                .adjustment();
    }

    private List<String> marks() {
        return List.of("A1", "A2", "A3", "A4").stream()
                .map(student -> String.valueOf(house.mark(run, student, "CW1")))
                .toList();
    }
}
