package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.assessment.provider.ModerationHouse.element;
import static org.matricula.assessment.provider.ModerationHouse.fields;
import static org.matricula.assessment.provider.ModerationHouse.named;
import static org.matricula.assessment.provider.ModerationHouse.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModerationSamples.Purpose;
import org.matricula.assessment.api.ModerationSamples.Rule;
import org.matricula.assessment.api.Moderations.Marking;
import org.matricula.assessment.api.Moderations.NewStep;
import org.matricula.assessment.api.Moderations.WorkName;
import org.matricula.assessment.api.ModuleModeration;
import org.matricula.assessment.api.ModuleModeration.Kind;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.assessment.api.ModuleModeration.State;
import org.matricula.assessment.api.ModuleModeration.Statement;
import org.matricula.assessment.api.ModuleModeration.Step;
import org.matricula.assessment.api.ModuleModeration.Work;
import org.matricula.assessment.provider.mark.RecordedElements;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.StudentId;

/** Moderation of marking (T-AD-8, W-Q1, W-H10). */
public class ModerationTest extends OnBothDatabases {

    private static final LocalDate SENT = LocalDate.of(2016, 11, 1);

    private ModerationHouse house;
    private Occurrence run;
    private ElementId essay;

    @Before
    public void open() {
        enter(new ModerationHouse(kind, ModerationHouse.USW));
    }

    private void enter(ModerationHouse opened) {
        house = opened;
        run = house.campus.run("MATHS", 5, Campus.SESSION, 100);
        essay = element(run, 0);
        house.appoint(run);
        house.campus.register("A1", run);
        house.campus.register("A2", run);
    }

    @Test
    public void aModuleGoesFromItsPlanToItsClose() {
        assertEquals(State.NOT_PLANNED, state());
        plan(Kind.SAMPLE, false, 0);
        assertEquals(State.PLANNED, state());
        house.grid(run, "A1", "CW1", "62");
        assertEquals(State.MARKING, state());
        refused(Problem.Kind.CONFLICT, () -> state(house.leader, Statement.Kind.CONFIRMED, essay));
        house.samples.draw(house.leader, run.id(), essay, rule(Purpose.INTERNAL), null);
        assertEquals(
                State.MODERATED,
                state(house.leader, Statement.Kind.CONFIRMED, essay).state());
        assertEquals(
                State.EXTERNALLY_SEEN,
                state(house.examiner, Statement.Kind.ENDORSED, null).state());
        assertEquals(
                State.CLOSED, state(house.leader, Statement.Kind.CLOSED, null).state());
        assertEquals(4, house.audited("assessment.state-moderation") + house.audited("assessment.draw-sample"));
        assertEquals(
                Map.of(run.id(), State.CLOSED),
                house.moderations.states(house.first, List.of(run.id(), new OccurrenceId(9))));
    }

    @Test
    public void theCurriculumIsToldWhatOneOfTwoMarkersMarked() {
        plan(Kind.BLIND, false, 0);
        Caller writer = house.caller("writer", CurriculumAdmin.WRITE.name());
        RecordedElements recorded = new RecordedElements(house.database.dataSource());
        assertEquals(Set.of(), recorded.of(writer, List.of(run.id())));
        mark(house.first, Role.FIRST, "A1", "64");
        assertEquals(Set.of(essay), recorded.of(writer, List.of(run.id())));
        Caller elsewhere = new Caller("else", Set.of(CurriculumAdmin.WRITE.name()), house.foreigner.scope());
        assertEquals(Set.of(), recorded.of(elsewhere, List.of(run.id())));
    }

    @Test
    public void aMarkThatChangesTakesModerationBack() {
        plan(Kind.SINGLE, false, 0);
        house.grid(run, "A1", "CW1", "62");
        state(house.leader, Statement.Kind.CONFIRMED, essay);
        state(house.leader, Statement.Kind.CLOSED, null);
        house.grid(house.first, run, "A1", "CW1", "58", 1, "added up wrongly");
        ModuleModeration now = house.moderations.of(house.leader, run.id());
        assertEquals(State.MARKING, now.state());
        assertFalse(now.statements().get(0).stands());
        house.grid(house.first, run, "A1", "CW1", "62", 2, "it was right");
        assertEquals(State.CLOSED, state());
    }

    @Test
    public void tAD8_allMarkingIsModeratedByAnotherPerson() {
        plan(Kind.SINGLE, false, 0);
        house.grid(run, "A1", "CW1", "62");
        assertEquals(List.of("NOT_MODERATED", "TASK_NOT_SENT_TO_EXTERNAL"), only().reasons());
        Caller both = house.caller("first", Marks.READ.name(), "assessment.moderate");
        refused(
                Problem.Kind.CONFLICT,
                () -> house.moderations.state(both, run.id(), Statement.Kind.CONFIRMED, essay, "fine"));
        state(house.leader, Statement.Kind.CONFIRMED, essay);
        plan(new Plan(Kind.SINGLE, false, false, SENT), 1);
        assertEquals(List.of(), only().reasons());
        assertTrue(only().moderated());
    }

    @Test
    public void whatAMachineMarkedIsModeratedWhenItIsMarked() {
        run = house.campus.machineMarked(run);
        plan(Kind.SINGLE, false, 0);
        assertEquals(State.PLANNED, state());
        house.grid(run, "A1", "CW1", "62");
        assertEquals(State.MODERATED, state());
    }

    @Test
    public void aBlindSecondMarkerSeesNothingBeforeBothAreIn() {
        plan(Kind.BLIND, false, 0);
        mark(house.first, Role.FIRST, "A1", "64");
        assertEquals(1, work(house.first, "A1").marks().size());
        assertEquals(List.of(), work(house.second, "A1").marks());
        assertEquals(List.of(), work(house.leader, "A1").marks());
        assertNull(house.mark(run, "A1", "CW1"));
        mark(house.second, Role.SECOND, "A1", "58.5");
        Work both = work(house.second, "A1");
        assertEquals(2, both.marks().size());
        assertEquals(new BigDecimal("5.5"), both.discrepancy());
        refused(Problem.Kind.CONFLICT, () -> mark(house.first, Role.FIRST, "A1", "59"));
        assertEquals(1, only().awaiting());
        Work agreed = step(house.first, "A1", Step.Kind.AGREED, "61", "structure weighs more");
        assertEquals(Step.Kind.AGREED, agreed.last().kind());
        assertEquals("61", house.mark(run, "A1", "CW1"));
        assertEquals(State.MODERATED, state());
        refused(Problem.Kind.CONFLICT, () -> mark(house.third, Role.THIRD, "A1", "59"));
        step(house.second, "A1", Step.Kind.AGREED, "62", "added up wrongly");
        assertEquals("62", house.mark(run, "A1", "CW1"));
        assertEquals(2, house.marks.of(house.leader, house.campus.student("A1")).size());
        assertEquals(
                "AGREED: added up wrongly",
                house.marks.of(house.leader, house.campus.student("A1")).get(1).reason());
    }

    @Test
    public void aSecondMarkerSeesTheFirstMarkAndComesAfterIt() {
        plan(Kind.SECOND, false, 0);
        refused(Problem.Kind.CONFLICT, () -> mark(house.second, Role.SECOND, "A1", "60"));
        mark(house.first, Role.FIRST, "A1", "64");
        assertEquals("64", work(house.second, "A1").marks().get(0).mark().toPlainString());
        mark(house.first, Role.FIRST, "A1", "63");
        assertEquals(2, work(house.second, "A1").marks().get(0).entry());
        mark(house.second, Role.SECOND, "A1", "60");
        refused(Problem.Kind.CONFLICT, () -> mark(house.third, Role.SECOND, "A1", "61"));
        refused(Problem.Kind.CONFLICT, () -> mark(house.first, Role.THIRD, "A1", "61"));
        assertEquals(3, house.count("select count(*) from assessment_markers_mark where element_id = ?", essay));
    }

    @Test
    public void theWorkOfAMergedPersonIsNamedByEitherNumber() {
        StudentId survivor = house.campus.student("NEW");
        StudentId old = house.campus.student("A1");
        Set<StudentId> person = new LinkedHashSet<>(List.of(survivor, old));
        house.campus.merged = Map.of(survivor, person, old, person);
        plan(Kind.SECOND, false, 0);
        mark(house.first, Role.FIRST, "NEW", "64");
        mark(house.second, Role.SECOND, "A1", "60");
        assertEquals(2, work(house.leader, "NEW").marks().size());
        refused(Problem.Kind.CONFLICT, () -> mark(house.third, Role.SECOND, "NEW", "61"));
        step(house.first, "A1", Step.Kind.AGREED, "62", "between the two");
        step(house.second, "NEW", Step.Kind.AGREED, "61", "added up wrongly");
        assertEquals(
                new BigDecimal("61"),
                house.marks.of(house.leader, survivor).get(1).mark());
        // on the run by the other number too: each is named by its own
        house.campus.register("NEW", run);
        mark(house.first, Role.FIRST, "NEW", "40");
        assertEquals(1, work(house.leader, "NEW").marks().size());
        assertEquals(2, work(house.leader, "A1").marks().size());
        assertEquals(
                List.of("[0].work"),
                fields(refused(Problem.Kind.INVALID, () -> mark(house.first, Role.FIRST, "NOBODY", "40"))));
    }

    @Test
    public void worksOfTwoMarkersAreNotMarkedInTheGrid() {
        plan(Kind.BLIND, false, 0);
        MarkGrid.Outcome refused = house.grid(house.first, run, "A1", "CW1", "60", 0, null);
        assertEquals(MarkGrid.Outcome.Kind.REFUSED, refused.kind());
        assertEquals(List.of("elementCode"), fields(refused.problem()));
        assertEquals(
                MarkGrid.Outcome.Kind.CREATED,
                house.grids
                        .change(
                                house.first,
                                run.id(),
                                List.of(new MarkGrid.Change(
                                        null,
                                        "A2",
                                        null,
                                        "CW1",
                                        null,
                                        org.matricula.assessment.api.Mark.State.NOT_SUBMITTED,
                                        0,
                                        null)),
                                false)
                        .get(0)
                        .kind());
        refused(Problem.Kind.CONFLICT, () -> state(house.leader, Statement.Kind.CONFIRMED, essay));
        mark(house.first, Role.FIRST, "A1", "60");
        refused(Problem.Kind.CONFLICT, () -> plan(Kind.SINGLE, false, 1));
    }

    @Test
    public void tAD8_aDisputeGoesToTheSubjectLeaderAndThenToTheExternalExaminer() {
        plan(Kind.BLIND, true, 0);
        mark(house.first, Role.FIRST, "A1", "72");
        refused(Problem.Kind.CONFLICT, () -> step(house.first, "A1", Step.Kind.DISPUTED, null, "too low"));
        mark(house.second, Role.SECOND, "A1", "55");
        refused(Problem.Kind.CONFLICT, () -> step(house.leader, "A1", Step.Kind.SENT_TO_EXTERNAL, null, "principle"));
        refused(Problem.Kind.FORBIDDEN, () -> step(house.third, "A1", Step.Kind.DISPUTED, null, "not mine"));
        step(house.second, "A1", Step.Kind.DISPUTED, null, "it copies its sources");
        assertTrue(only().reasons().contains("DISPUTE_OPEN"));
        assertTrue(only().duties().contains("SUBJECT_LEADER_THEN_EXTERNAL_EXAMINER"));
        assertEquals(1, only().disputed());
        refused(Problem.Kind.CONFLICT, () -> step(house.first, "A1", Step.Kind.AGREED, "60", "alone"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> step(house.first, "A1", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "72", "mine"));
        Caller self = house.caller("second", Marks.READ.name(), "assessment.moderate");
        refused(Problem.Kind.CONFLICT, () -> step(self, "A1", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "55", "as I said"));
        step(house.leader, "A1", Step.Kind.SENT_TO_EXTERNAL, null, "a matter of principle");
        assertFalse(only().reasons().contains("DISPUTE_OPEN"));
        refused(Problem.Kind.FORBIDDEN, () -> step(house.leader, "A1", Step.Kind.DECIDED_BY_EXTERNAL, "60", "I say"));
        step(house.examiner, "A1", Step.Kind.DECIDED_BY_EXTERNAL, "58", "the standard of the sector");
        assertEquals("58", house.mark(run, "A1", "CW1"));
        assertEquals(
                "examiner",
                house.marks.of(house.leader, house.campus.student("A1")).get(0).recordedBy());
        mark(house.first, Role.FIRST, "A2", "50");
        mark(house.second, Role.SECOND, "A2", "40");
        step(house.first, "A2", Step.Kind.DISPUTED, null, "too strict");
        step(house.leader, "A2", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "46", "read again");
        assertEquals("46", house.mark(run, "A2", "CW1"));
    }

    @Test
    public void wH10_ofMarkersInDisputeMoreThanTenPointsApartAThirdIsNeeded() {
        enter(new ModerationHouse(kind, ModerationHouse.UOW));
        plan(Kind.BLIND, true, 0);
        mark(house.first, Role.FIRST, "A1", "70");
        mark(house.second, Role.SECOND, "A1", "60");
        mark(house.first, Role.FIRST, "A2", "70.01");
        mark(house.second, Role.SECOND, "A2", "60");
        assertFalse(work(house.first, "A1").thirdMarker());
        assertTrue(work(house.first, "A2").thirdMarker());
        refused(Problem.Kind.CONFLICT, () -> step(house.first, "A2", Step.Kind.THIRD_MARKER, "66", "no third yet"));
        step(house.first, "A1", Step.Kind.DISPUTED, null, "too low");
        step(house.first, "A2", Step.Kind.DISPUTED, null, "too low");
        step(house.leader, "A1", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "66", "read again");
        refused(
                Problem.Kind.CONFLICT,
                () -> step(house.leader, "A2", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "66", "read again"));
        mark(house.third, Role.THIRD, "A2", "67");
        assertFalse(work(house.first, "A2").thirdMarker());
        step(house.first, "A2", Step.Kind.THIRD_MARKER, "67", "the third mark");
        assertEquals("66", house.mark(run, "A1", "CW1"));
        assertEquals("67", house.mark(run, "A2", "CW1"));
        assertEquals(List.of(), only().reasons());
    }

    @Test
    public void wH10_markersWhoAgreeByDiscussionNeedNoThird() {
        enter(new ModerationHouse(kind, ModerationHouse.UOW));
        plan(Kind.BLIND, true, 0);
        mark(house.first, Role.FIRST, "A1", "75");
        mark(house.second, Role.SECOND, "A1", "60");
        step(house.first, "A1", Step.Kind.AGREED, "68", "discussed");
        assertEquals("68", house.mark(run, "A1", "CW1"));
    }

    @Test
    public void anonymousWorkIsModeratedByItsNumber() {
        house.candidates.generate(house.leader, run.id(), Set.of());
        plan(Kind.BLIND, false, 0);
        String number = house.candidates.of(house.leader, run.id()).stream()
                .filter(one -> one.studentId().equals(house.campus.student("A1")))
                .map(Candidate::number)
                .findFirst()
                .orElseThrow();
        refused(Problem.Kind.INVALID, () -> mark(house.first, Role.FIRST, "A1", "50"));
        WorkName work = new WorkName(number, null, null);
        for (Caller marker : List.of(house.first, house.second)) {
            Role role = marker == house.first ? Role.FIRST : Role.SECOND;
            house.moderations.mark(
                    marker, run.id(), essay, List.of(new Marking(work, role, new BigDecimal("55"), "clear")));
        }
        house.moderations.step(
                house.first, run.id(), essay, new NewStep(work, Step.Kind.AGREED, new BigDecimal("55"), "the same"));
        List<Work> works = house.moderations.works(house.first, run.id(), essay);
        assertTrue(works.stream().allMatch(one -> one.studentNumber() == null && one.candidate() != null));
        assertEquals(
                "clear",
                works.stream()
                        .filter(one -> number.equals(one.candidate()))
                        .findFirst()
                        .orElseThrow()
                        .marks()
                        .get(0)
                        .comment());
    }

    @Test
    public void tAD8_whoeverMarkedIsToldWhicheverMarkWasAgreed() {
        plan(Kind.BLIND, false, 0);
        assertEquals(Set.of(), markers(house.leader, "A1"));
        mark(house.first, Role.FIRST, "A1", "62");
        mark(house.second, Role.SECOND, "A1", "58");
        assertEquals(Set.of("first", "second"), markers(house.leader, "A1"));
        step(house.first, "A1", Step.Kind.AGREED, "60", "between both");
        mark(house.third, Role.FIRST, "A2", "50");
        assertEquals(Set.of("first", "second"), markers(house.leader, "A1"));
        assertEquals(Set.of("third"), markers(house.leader, "A2"));
        StudentId survivor = house.campus.student("A1");
        house.campus.merged = Map.of(survivor, Set.of(survivor, house.campus.student("A2")));
        assertEquals(Set.of("first", "second", "third"), markers(house.leader, "A1"));
        assertEquals(Set.of(), markers(house.foreigner, "A1"));
        refused(Problem.Kind.FORBIDDEN, () -> markers(house.examiner, "A1"));
    }

    @Test
    public void tAD7_markersOfWorkThatGoesByNumberAreToldToWhoKnowsTheNumbers() {
        house.candidates.generate(house.leader, run.id(), Set.of());
        plan(Kind.BLIND, false, 0);
        String number = house.candidates.of(house.leader, run.id()).stream()
                .filter(one -> one.studentId().equals(house.campus.student("A1")))
                .map(Candidate::number)
                .findFirst()
                .orElseThrow();
        house.moderations.mark(
                house.first,
                run.id(),
                essay,
                List.of(new Marking(new WorkName(number, null, null), Role.FIRST, new BigDecimal("55"), null)));
        assertEquals(Set.of("first"), markers(house.leader, "A1"));
        assertEquals(Set.of(), markers(house.second, "A1"));
    }

    @Test
    public void externalExaminersCommentAndEndorseUnderTheirOwnAccount() {
        plan(Kind.SINGLE, false, 0);
        house.grid(run, "A1", "CW1", "62");
        refused(Problem.Kind.CONFLICT, () -> state(house.examiner, Statement.Kind.ENDORSED, null));
        ModuleModeration told = state(house.examiner, Statement.Kind.COMMENT, essay);
        assertEquals("examiner", told.statements().get(0).by());
        refused(Problem.Kind.FORBIDDEN, () -> state(house.leader, Statement.Kind.ENDORSED, null));
        refused(Problem.Kind.FORBIDDEN, () -> state(house.examiner, Statement.Kind.CLOSED, null));
        refused(Problem.Kind.FORBIDDEN, () -> state(house.first, Statement.Kind.COMMENT, null));
    }

    @Test
    public void ambT209ModerationGoesByTheDayAtTheInstitution() {
        house.campus.zone = ZoneId.of("Australia/Sydney");
        Plan next = new Plan(Kind.SINGLE, false, false, SENT.plusDays(1));
        // midnight at Sydney is 13:00 in UTC
        house.clock.set(SENT.atTime(12, 30).toInstant(ZoneOffset.UTC));
        refused(Problem.Kind.INVALID, () -> plan(next, 0));
        house.clock.set(SENT.atTime(13, 0).toInstant(ZoneOffset.UTC));
        plan(next, 0);
        // the last day of the appointment is over there
        house.clock.set(Instant.parse("2017-08-31T15:00:00Z"));
        refused(Problem.Kind.FORBIDDEN, () -> state(house.examiner, Statement.Kind.COMMENT, essay));
        house.campus.zone = ZoneId.of("Europe/London");
        state(house.examiner, Statement.Kind.COMMENT, essay);
        house.clock.set(Instant.parse("2017-08-31T23:30:00Z"));
        refused(Problem.Kind.FORBIDDEN, () -> state(house.examiner, Statement.Kind.COMMENT, essay));
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        assertEquals(
                List.of("kind", "taskSentOn", "reason"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.moderations.plan(
                                house.leader,
                                run.id(),
                                essay,
                                new Plan(null, false, false, LocalDate.of(2017, 1, 1)),
                                0,
                                " "))));
        plan(Kind.BLIND, false, 0);
        refused(Problem.Kind.CONFLICT, () -> plan(Kind.SECOND, false, 0));
        assertEquals(
                List.of("[0].work", "[0].role", "[0].mark", "[1].mark", "[1].comment", "[2]"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.moderations.mark(
                                house.first,
                                run.id(),
                                essay,
                                Arrays.asList(
                                        new Marking(named("NOBODY"), null, null, null),
                                        new Marking(named("A1"), Role.FIRST, new BigDecimal("101"), " "),
                                        null)))));
        assertEquals(
                List.of("reason", "mark", "work"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.moderations.step(
                                house.leader,
                                run.id(),
                                essay,
                                new NewStep(null, Step.Kind.DISPUTED, BigDecimal.ONE, "")))));
        assertEquals(
                List.of("text", "elementId"),
                fields(refused(
                        Problem.Kind.INVALID,
                        () -> house.moderations.state(house.leader, run.id(), Statement.Kind.CONFIRMED, null, ""))));
        refused(Problem.Kind.INVALID, () -> house.moderations.works(house.leader, run.id(), new ElementId(7)));
        assertEquals(0, house.count("select count(*) from assessment_markers_mark where element_id = ?", essay));
        assertEquals(0, house.count("select count(*) from assessment_marking_step where element_id = ?", essay));
    }

    @Test
    public void eachMethodNeedsItsPrivilegeAndForeignersSeeNothing() {
        Caller nobody = house.caller("nobody", "students.read");
        plan(Kind.BLIND, false, 0);
        refused(Problem.Kind.FORBIDDEN, () -> house.moderations.of(nobody, run.id()));
        refused(Problem.Kind.FORBIDDEN, () -> house.moderations.states(nobody, List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> house.moderations.works(nobody, run.id(), essay));
        refused(Problem.Kind.FORBIDDEN, () -> mark(nobody, Role.FIRST, "A1", "50"));
        refused(Problem.Kind.FORBIDDEN, () -> step(nobody, "A1", Step.Kind.AGREED, "50", "x"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> house.moderations.plan(
                        house.first, run.id(), essay, new Plan(Kind.SINGLE, false, false, null), 1, "x"));
        refused(Problem.Kind.NOT_FOUND, () -> house.moderations.of(house.foreigner, run.id()));
        assertEquals(Map.of(), house.moderations.states(house.foreigner, List.of(run.id())));
        refused(Problem.Kind.NOT_FOUND, () -> mark(house.foreigner, Role.FIRST, "A1", "50"));
        refused(Problem.Kind.NOT_FOUND, () -> step(house.foreigner, "A1", Step.Kind.AGREED, "50", "x"));
        assertNotEquals(State.NOT_PLANNED, state());
    }

    private State state() {
        return house.moderations.of(house.leader, run.id()).state();
    }

    private ModuleModeration.OfElement only() {
        return house.moderations.of(house.leader, run.id()).elements().get(0);
    }

    private ModuleModeration state(Caller caller, Statement.Kind statement, ElementId about) {
        return house.moderations.state(caller, run.id(), statement, about, "as I found it");
    }

    private void plan(Kind marking, boolean project, int expected) {
        plan(new Plan(marking, project, project, null), expected);
    }

    private void plan(Plan plan, int expected) {
        house.moderations.plan(house.leader, run.id(), essay, plan, expected, "as the subject does");
    }

    private void mark(Caller marker, Role role, String student, String mark) {
        house.moderations.mark(
                marker, run.id(), essay, List.of(new Marking(named(student), role, new BigDecimal(mark), null)));
    }

    private Work step(Caller caller, String student, Step.Kind step, String mark, String reason) {
        return house.moderations.step(
                caller,
                run.id(),
                essay,
                new NewStep(named(student), step, mark == null ? null : new BigDecimal(mark), reason));
    }

    private Work work(Caller caller, String student) {
        return house.moderations.works(caller, run.id(), essay).stream()
                .filter(work -> student.equals(work.studentNumber()))
                .findFirst()
                .orElseThrow();
    }

    private static Rule rule(Purpose purpose) {
        return new Rule(purpose, BigDecimal.TEN, 1, 1, BigDecimal.ONE);
    }

    @Test
    public void tAD8_whatTheSubjectLeaderOrTheExternalExaminerDecidedTheMarkersDoNotUndo() {
        plan(Kind.BLIND, true, 0);
        for (String student : List.of("A1", "A2")) {
            mark(house.first, Role.FIRST, student, "72");
            mark(house.second, Role.SECOND, student, "55");
            step(house.second, student, Step.Kind.DISPUTED, null, "it copies its sources");
        }
        step(house.leader, "A1", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "60", "read again");
        step(house.leader, "A2", Step.Kind.SENT_TO_EXTERNAL, null, "a matter of principle");
        step(house.examiner, "A2", Step.Kind.DECIDED_BY_EXTERNAL, "58", "the standard of the sector");
        for (String student : List.of("A1", "A2")) {
            for (Step.Kind kind : List.of(Step.Kind.AGREED, Step.Kind.THIRD_MARKER)) {
                refused(Problem.Kind.CONFLICT, () -> step(house.first, student, kind, "71", "mine after all"));
            }
        }
        refused(
                Problem.Kind.CONFLICT,
                () -> step(house.leader, "A2", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "71", "mine after all"));
        assertEquals(
                MarkGrid.Outcome.Kind.REFUSED,
                set(house.first, "A2", org.matricula.assessment.api.Mark.State.CARRIED, "90")
                        .kind());
        assertEquals("60", house.mark(run, "A1", "CW1"));
        assertEquals("58", house.mark(run, "A2", "CW1"));
        step(house.leader, "A1", Step.Kind.SETTLED_BY_SUBJECT_LEADER, "61", "a slip of the pen");
        step(house.examiner, "A2", Step.Kind.DECIDED_BY_EXTERNAL, "59", "a slip of the pen");
        assertEquals("61", house.mark(run, "A1", "CW1"));
        assertEquals("59", house.mark(run, "A2", "CW1"));
    }

    @Test
    public void tEc2WorkOfTwoMarkersThatIsTakenAgainIsMarkedByBothAgain() {
        plan(Kind.BLIND, true, 0);
        mark(house.first, Role.FIRST, "A1", "72");
        mark(house.second, Role.SECOND, "A1", "55");
        step(house.second, "A1", Step.Kind.AGREED, "60", "read again");
        house.again(run, "A1", essay);
        assertEquals(List.of(), work(house.first, "A1").marks());
        assertNull(work(house.first, "A1").last());
        refused(Problem.Kind.CONFLICT, () -> step(house.leader, "A1", Step.Kind.AGREED, "60", "as before"));
        mark(house.second, Role.FIRST, "A1", "60");
        assertEquals(List.of(), work(house.first, "A1").marks());
        mark(house.first, Role.SECOND, "A1", "60");
        step(house.second, "A1", Step.Kind.AGREED, "60", "the same again");
        assertEquals(2, house.marks.of(house.leader, house.campus.student("A1")).size());
        assertEquals(4, house.count("select count(*) from assessment_markers_mark where element_id = ?", essay));
    }

    @Test
    public void markersWhoMarkAtOnceWaitForEachOther() throws Exception {
        plan(Kind.BLIND, true, 0);
        int works = 6;
        for (int i = 0; i < works; i++) {
            house.campus.register("M" + i, run);
        }
        ExecutorService pool = Executors.newFixedThreadPool(works);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < works; i++) {
            String student = "M" + i;
            running.add(pool.submit(() -> {
                start.await();
                mark(house.first, Role.FIRST, student, "60");
                return null;
            }));
        }
        start.countDown();
        for (Future<?> done : running) {
            done.get();
        }
        pool.shutdown();
        assertEquals(works, house.count("select count(*) from assessment_markers_mark where element_id = ?", essay));
    }

    private Set<String> markers(Caller caller, String student) {
        return house.marks.markers(caller, house.campus.student(student));
    }

    private MarkGrid.Outcome set(
            Caller by, String student, org.matricula.assessment.api.Mark.State state, String mark) {
        return house.grids
                .change(
                        by,
                        run.id(),
                        List.of(new MarkGrid.Change(
                                null, student, null, "CW1", new BigDecimal(mark), state, 1, "by hand")),
                        false)
                .get(0);
    }
}
