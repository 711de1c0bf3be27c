package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;
import org.matricula.assessment.provider.result.PassedModules;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.assessment.provider.store.ResultStore.NewResult;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.rest.Json;
import org.matricula.kernel.testing.JobJournal;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.policies.taught.MarkScale;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.PriorResults;
import org.matricula.students.api.StudentId;

public class ResultComputationTest extends AssessmentHouse {

    private Occurrence maths;

    @Before
    public void open() {
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60, 0);
    }

    @Test
    public void othersHearWhenResultsWereComputedAndNothingWhereNoneWas() {
        campus.register("A1", maths);
        mark("A1", "CW1", "70", null);
        mark("A1", "CW2", "60", null);
        compute();
        compute();
        assertEquals(
                List.of("{\"computedAt\":\"%s\",\"results\":1}"
                        .formatted(result("A1").computedAt())),
                new Sql(database.dataSource())
                        .query(
                                "select payload from kernel_outbox where type = 'assessment.results-computed'"
                                        + " and institution = ?",
                                rs -> rs.getString(1),
                                institution));
    }

    @Test
    public void aPersonHasTheMarksAndResultsOfAllIdentities() {
        Occurrence logic = campus.run("LOGIC", 4, Campus.SESSION, 100);
        campus.register("A1", maths);
        campus.register("B2", logic);
        mark("A1", "CW1", "70", null);
        mark("A1", "CW2", "60", null);
        record(row("B2", "LOGIC", "CW1", "50", null, Mark.State.SUBMITTED, false, null));
        compute();
        StudentId ada = campus.student("A1");
        StudentId old = campus.student("B2");
        Set<StudentId> person = Set.of(ada, old);
        campus.merged = Map.of(ada, person, old, person);
        assertEquals(List.of("MATHS", "LOGIC"), modules(ada));
        assertEquals(List.of("MATHS", "LOGIC"), modules(old));
        assertEquals(3, marks.of(registrar, old).size());
        campus.merged = Map.of();
        assertEquals(List.of("MATHS"), modules(ada));
        assertEquals(List.of("LOGIC"), modules(old));
    }

    @Test
    public void theResultOfARegistrationFollowsFromItsMarks() throws Exception {
        ModuleRegistration registration = campus.register("A1", maths);
        mark("A1", "CW1", "70", null);
        mark("A1", "CW2", "55.55", null);
        compute();
        ModuleResult result = results.of(registrar, campus.student("A1")).get(0);
        assertEquals(new BigDecimal("61.33"), result.mark());
        assertEquals("PASS", result.grade());
        assertEquals(new BigDecimal("55.55"), result.lowestElement());
        assertEquals("MATHS", result.moduleCode());
        assertEquals(Campus.SESSION, result.session());
        assertEquals(5, result.level());
        assertEquals(20, result.credits());
        assertEquals(packs.active.ref(), result.pack());
        assertEquals(1, result.sequence());
        assertFalse(result.nothingSubmitted());
        ExplainedResult explained =
                results.history(registrar, registration.id()).get(0);
        JsonNode ruling = Json.mapper().readTree(explained.findings());
        assertEquals("T-MR-7", ruling.at("/findings/0/rule").asText());
        assertEquals(new BigDecimal("55.55"), ruling.at("/elementMarks/CW2").decimalValue());
        assertEquals("AMB-T-02", ruling.at("/gaps/0").asText());
    }

    @Test
    public void registrationLearnsWhatWasPassedAndPartnersDoNot() {
        campus.register("A1", maths);
        mark("A1", "CW1", "70", null);
        mark("A1", "CW2", "55.55", null);
        campus.register("B2", maths);
        compute();
        var passed = new PassedModules(
                database.dataSource(), campus.curriculum(), database.transactions(), database.identifiers());
        var students = List.of(campus.student("A1"), campus.student("B2"));
        Caller reader = registrar.acting(registrar.scope(), PriorResults.READ);
        assertEquals(
                java.util.Map.of(campus.student("A1"), Set.of(maths.moduleId())),
                passed.passed(reader, institution, students));
        assertEquals(
                java.util.Map.of(),
                passed.passed(stranger.acting(stranger.scope(), PriorResults.READ), institution, students));
        Caller bare = registrar.acting(registrar.scope());
        assertThrows(ProblemException.class, () -> passed.passed(bare, institution, students));
        assertThrows(ProblemException.class, () -> passed.unsubmitted(bare, institution, students));
    }

    @Test
    public void tRa6RegistrationLearnsForWhatNothingWasHandedIn() {
        campus.register("A1", maths);
        mark("A1", "CW1", "0", null);
        campus.register("A2", maths);
        compute();
        var passed = new PassedModules(
                database.dataSource(), campus.curriculum(), database.transactions(), database.identifiers());
        var students = List.of(campus.student("A1"), campus.student("A2"));
        assertEquals(
                Set.of(new PriorResults.Unsubmitted(
                        campus.student("A2"), maths.id(), ModuleRegistration.Attempt.FIRST)),
                passed.unsubmitted(registrar.acting(registrar.scope(), PriorResults.READ), institution, students));
        assertEquals(
                Set.of(),
                passed.unsubmitted(stranger.acting(stranger.scope(), PriorResults.READ), institution, students));
    }

    @Test
    public void tSt3RegistrationLearnsOfWhatThereIsAResult() {
        ModuleRegistration marked = campus.register("A1", maths);
        mark("A1", "CW1", "20", null);
        mark("A1", "CW2", "20", null);
        compute();
        campus.register("B2", maths);
        var passed = new PassedModules(
                database.dataSource(), campus.curriculum(), database.transactions(), database.identifiers());
        var students = List.of(campus.student("A1"), campus.student("B2"));
        assertEquals(
                Set.of(marked.id()),
                passed.resulted(registrar.acting(registrar.scope(), PriorResults.READ), institution, students));
        assertEquals(
                Set.of(), passed.resulted(stranger.acting(stranger.scope(), PriorResults.READ), institution, students));
        Caller bare = registrar.acting(registrar.scope());
        assertThrows(ProblemException.class, () -> passed.resulted(bare, institution, students));
        assertThrows(ProblemException.class, () -> passed.assessed(bare, institution, students));
        ModuleRegistration half = campus.register("C3", maths);
        mark("C3", "CW1", "20", null);
        var three = List.of(campus.student("A1"), campus.student("B2"), campus.student("C3"));
        Caller asking = registrar.acting(registrar.scope(), PriorResults.READ);
        assertEquals(Set.of(marked.id()), passed.resulted(asking, institution, three));
        assertEquals(Set.of(marked.id(), half.id()), passed.assessed(asking, institution, three));
    }

    @Test
    public void tSt3WhatIsMarkedStaysWhetherOrNotItsResultIsComputed() {
        Occurrence run = campus.run("MARKED", 4, Campus.SESSION, 40, 60);
        ModuleRegistration all = campus.register("A1", run);
        ModuleRegistration half = campus.register("B2", run);
        campus.register("C3", run);
        record(row("A1", "MARKED", "CW1", "20", null, Mark.State.SUBMITTED, false, null));
        marks.record(registrar, institution, List.of(marked("FIRST", Mark.State.NOT_SUBMITTED, null)));
        record(row("B2", "MARKED", "CW1", "20", null, Mark.State.SUBMITTED, false, null));
        var passed = new PassedModules(
                database.dataSource(), campus.curriculum(), database.transactions(), database.identifiers());
        var students = List.of(campus.student("A1"), campus.student("B2"), campus.student("C3"));
        Caller reader = registrar.acting(registrar.scope(), PriorResults.READ);
        assertEquals(Set.of(all.id()), passed.resulted(reader, institution, students));
        assertEquals(
                Set.of(), passed.resulted(stranger.acting(stranger.scope(), PriorResults.READ), institution, students));
        record(row("B2", "MARKED", "CW2", "30", null, Mark.State.SUBMITTED, false, null));
        assertEquals(Set.of(all.id(), half.id()), passed.resulted(reader, institution, students));
        compute();
        ModuleRegistration resit =
                campus.register("A1", run, ModuleRegistration.Attempt.RESIT, ModuleRegistration.Status.REGISTERED);
        var one = List.of(campus.student("A1"));
        assertEquals(Set.of(all.id()), passed.resulted(reader, institution, one));
        marks.record(registrar, institution, List.of(marked("RESIT", Mark.State.SUBMITTED, new BigDecimal("41"))));
        assertEquals(Set.of(all.id(), resit.id()), passed.resulted(reader, institution, one));
    }

    private static MarkRow marked(String attempt, Mark.State state, BigDecimal mark) {
        return new MarkRow(
                "A1",
                new OccurrenceKey("MARKED", Campus.SESSION, "S1"),
                ModuleRegistration.Attempt.valueOf(attempt),
                "CW2",
                mark,
                state,
                null,
                null,
                false,
                null);
    }

    @Test
    public void aThirdOfAMarkIsKeptTruncatedToSixDecimals() {
        Occurrence odd = campus.run("ODD", 4, Campus.SESSION, 1, 2);
        campus.register("A1", odd);
        record(row("A1", "ODD", "CW1", "50", null, Mark.State.SUBMITTED, false, null));
        compute();
        assertEquals(
                new BigDecimal("16.666666"),
                results.of(registrar, campus.student("A1")).get(0).mark());
    }

    @Test
    public void anElementWithoutAMarkCountsAsNotSubmittedAndFormativeWorkCountsNot() {
        campus.register("A1", maths);
        mark("A1", "CW1", "70", null);
        mark("A1", "CW3", "10", null);
        compute();
        List<ElementFact> elements = packs.active.judged.get(0).elements();
        assertEquals(
                List.of("CW1", "CW2"), elements.stream().map(ElementFact::code).toList());
        assertEquals(ElementState.NOT_SUBMITTED, elements.get(1).state());
        assertNull(elements.get(1).mark());
    }

    @Test
    public void whoHandedInNothingAtAllHasAResultThatSaysSo() {
        campus.register("A1", maths);
        compute();
        ModuleResult result = results.of(registrar, campus.student("A1")).get(0);
        assertTrue(result.nothingSubmitted());
        assertEquals("F2", result.grade());
        assertEquals(0, result.mark().signum());
    }

    @Test
    public void lateWorkIsCountedInWorkingDaysOfTheInstitution() {
        campus.register("A1", maths);
        // Monday to Thursday, with a closure on Wednesday
        mark("A1", "CW1", "70", LocalDateTime.of(2016, 11, 17, 11, 0));
        record(row("A1", "MATHS", "CW2", "60", Campus.DEADLINE.plusHours(1), Mark.State.SUBMITTED, true, null));
        compute();
        List<ElementFact> elements = packs.active.judged.get(0).elements();
        assertEquals(2, elements.get(0).lateWorkingDays());
        assertFalse(elements.get(0).ecAccepted());
        assertEquals(1, elements.get(1).lateWorkingDays());
        assertTrue(elements.get(1).ecAccepted());
    }

    @Test
    public void aCarriedMarkIsNeverLate() {
        campus.register("A1", maths, ModuleRegistration.Attempt.RESIT, Status.REGISTERED);
        record(row("A1", "MATHS", "CW1", "70", Campus.DEADLINE.plusDays(30), Mark.State.CARRIED, false, null));
        compute();
        ModuleResultFacts facts = packs.active.judged.get(0);
        assertEquals(Attempt.RESIT, facts.attempt());
        assertEquals(ElementState.CARRIED, facts.elements().get(0).state());
        assertEquals(0, facts.elements().get(0).lateWorkingDays());
    }

    @Test
    public void whoLeftTheModuleGetsNoResult() {
        campus.register("GONE", maths, ModuleRegistration.Attempt.FIRST, Status.WITHDRAWN);
        mark("GONE", "CW1", "70", null);
        compute();
        assertTrue(results.of(registrar, campus.student("GONE")).isEmpty());
    }

    @Test
    public void theScaleFollowsTheLevelUnlessTheProgrammeSaysOtherwise() {
        Occurrence masters = campus.run("ADVANCED", 7, Campus.SESSION, 100);
        campus.register("A1", maths);
        campus.register("A1", masters);
        campus.register("B1", maths);
        campus.enrol("B1", "EDEXCEL");
        compute();
        assertEquals(
                List.of(MarkScale.UG, MarkScale.EDEXCEL, MarkScale.PG),
                packs.active.judged.stream().map(ModuleResultFacts::scale).toList());
    }

    @Test
    public void aResultThatComesOutTheSameIsNotWrittenAgain() {
        ModuleRegistration registration = campus.register("A1", maths);
        mark("A1", "CW1", "70", null);
        assertEquals("1 results written, 0 unchanged", compute());
        assertEquals("0 results written, 1 unchanged", compute());
        assertEquals(1, results.history(registrar, registration.id()).size());
    }

    @Test
    public void aCorrectedMarkGivesANewResultAndTheOldOneStays() {
        ModuleRegistration registration = campus.register("A1", maths);
        mark("A1", "CW1", "70", null);
        compute();
        record(row("A1", "MATHS", "CW1", "80", null, Mark.State.SUBMITTED, false, "second marker"));
        compute();
        List<ExplainedResult> history = results.history(registrar, registration.id());
        assertEquals(2, history.size());
        assertEquals(new BigDecimal("28"), history.get(0).result().mark());
        assertEquals(
                "marks, outcomes, assessment pattern or module definition changed",
                history.get(1).result().reason());
        assertEquals(List.of(history.get(1).result()), results.of(registrar, campus.student("A1")));
    }

    @Test
    public void anotherPackGivesANewResultThatNamesBoth() {
        ModuleRegistration registration = campus.register("A1", maths);
        compute();
        packs.active = new PlainPack("2.0.0", "new");
        compute();
        ModuleResult result =
                results.history(registrar, registration.id()).get(1).result();
        assertEquals(2, result.sequence());
        assertEquals(
                "computed under plain 2.0.0 (digest-of-2.) instead of plain 1.0.0 (digest-of-1.)", result.reason());
    }

    @Test
    public void aJobKeepsThePackThatWasInForceWhenItWasSubmitted() {
        campus.register("A1", maths);
        PlainPack old = packs.active;
        Job job = submit(null);
        packs.active = new PlainPack("2.0.0", "new");
        run(handler(), job);
        assertEquals(
                old.ref(), results.of(registrar, campus.student("A1")).get(0).pack());
    }

    @Test
    public void aJobThatIsInterruptedGoesOnWithoutDoublingOrLosingAnything() {
        Occurrence small = campus.run("SMALL", 4, Campus.SESSION, 100);
        for (int i = 0; i < 1100; i++) {
            campus.register("L" + i, maths);
        }
        campus.register("L0", small);
        Job job = submit(null);
        JobProgress first = next(handler(), job);
        assertFalse(first.complete());
        assertEquals(0, first.done());
        assertEquals(2, first.total());
        assertEquals("500 results written, 0 unchanged", first.message());
        // the process is killed in the next chunk, whose transaction is lost with it
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            handler().next(JobJournal.after(job, first));
            throw new IllegalStateException("killed");
        }));
        JobProgress last = run(handler(), JobJournal.after(job, first));
        assertEquals(2, last.done());
        assertEquals("1101 results written, 0 unchanged", last.message());
        assertEquals(
                1101,
                results.of(registrar, institution, campus.numbers.values()).size());
        assertEquals("0 results written, 1101 unchanged", compute());
    }

    @Test
    public void smallOccurrencesShareAChunkAndTheListIsReadOnce() {
        for (int i = 0; i < 30; i++) {
            campus.register("A1", campus.run("M" + i, 4, Campus.SESSION, 100));
        }
        Job job = submit(null);
        campus.readsOfAllOccurrences = 0;
        assertTrue(next(handler(), job).complete());
        assertEquals(1, campus.readsOfAllOccurrences);
    }

    @Test
    public void anOccurrenceWithoutAPatternIsLeftOutAndReported() {
        campus.register("A1", campus.run("BARE", 4, Campus.SESSION));
        campus.register("A1", maths);
        assertEquals("1 results written, 0 unchanged, 1 occurrences without an assessment pattern", compute());
    }

    @Test
    public void onlyTheSessionAskedForIsComputed() {
        campus.register("A1", maths);
        campus.register("A1", campus.run("NEXT", 5, Campus.SESSION.next(), 100));
        run(handler(), submit(Campus.SESSION.next()));
        assertEquals(
                List.of("NEXT"),
                results.of(registrar, campus.student("A1")).stream()
                        .map(ModuleResult::moduleCode)
                        .toList());
        assertEquals(
                Problem.Kind.INVALID,
                assertThrows(
                                ProblemException.class,
                                () -> results.compute(registrar, institution, Campus.SESSION.previous()))
                        .problem()
                        .kind());
    }

    @Test
    public void withoutAPackInForceNoJobIsStarted() {
        campus.register("A1", maths);
        packs.active = null;
        assertKind(Problem.Kind.CONFLICT, () -> results.compute(registrar, institution, null));
        assertEquals(List.of(), journal.submitted());
    }

    @Test
    public void boardsReadManyStudentsAtOnceByStudentAndSession() {
        Occurrence next = campus.run("NEXT", 5, Campus.SESSION.next(), 100);
        for (int i = 0; i < 600; i++) {
            campus.register("S" + i, next);
            campus.register("S" + i, maths);
        }
        compute();
        List<ModuleResult> read = results.of(registrar, institution, campus.numbers.values());
        assertEquals(1200, read.size());
        assertEquals(campus.student("S0"), read.get(0).studentId());
        assertEquals(
                List.of("MATHS", "NEXT"),
                List.of(read.get(0).moduleCode(), read.get(1).moduleCode()));
        assertTrue(results.of(registrar, institution, List.of()).isEmpty());
    }

    @Test
    public void aRulingOfAnyLengthIsKeptWhole() throws Exception {
        packs.active = new PlainPack("3.0.0", "lange Begründung ".repeat(3000));
        ModuleRegistration registration = campus.register("A1", maths);
        compute();
        String findings = results.history(registrar, registration.id()).get(0).findings();
        assertEquals(
                "lange Begründung ".repeat(3000),
                Json.mapper().readTree(findings).at("/findings/0/facts/note").asText());
    }

    @Test
    public void aForeignPartnerSeesAndComputesNothing() {
        ModuleRegistration registration = campus.register("A1", maths);
        compute();
        assertTrue(results.of(stranger, campus.student("A1")).isEmpty());
        assertTrue(
                results.of(stranger, institution, List.of(campus.student("A1"))).isEmpty());
        assertTrue(results.history(stranger, registration.id()).isEmpty());
        assertKind(Problem.Kind.FORBIDDEN, () -> results.compute(stranger, institution, null));
    }

    @Test
    public void everyMethodNeedsItsPrivilege() {
        ModuleRegistration registration = campus.register("A1", maths);
        Caller nobody = new Caller("nobody", Set.of(), Scope.all());
        assertKind(Problem.Kind.FORBIDDEN, () -> results.of(nobody, campus.student("A1")));
        assertKind(Problem.Kind.FORBIDDEN, () -> results.of(nobody, institution, List.of()));
        assertKind(Problem.Kind.FORBIDDEN, () -> results.history(nobody, registration.id()));
        assertKind(Problem.Kind.FORBIDDEN, () -> results.compute(nobody, institution, null));
    }

    @Test
    public void everyChunkIsAudited() {
        campus.register("A1", maths);
        compute();
        ModuleResult result = results.of(registrar, campus.student("A1")).get(0);
        assertEquals(1, audited("assessment.compute-results", "results/" + result.id() + "-" + result.id()));
    }

    @Test
    public void twoWhoComputeTheSameRegistrationAtOnceAreToldApart() {
        campus.register("A1", maths);
        compute();
        ModuleResult result = results.of(registrar, campus.student("A1")).get(0);
        ModuleResult twin = new ModuleResult(
                new ModuleResultId(database.identifiers().next()),
                institution,
                result.studentId(),
                result.registrationId(),
                result.occurrenceId(),
                result.moduleId(),
                result.moduleCode(),
                result.session(),
                result.level(),
                result.credits(),
                result.attempt(),
                result.mark(),
                result.grade(),
                result.held(),
                result.lowestElement(),
                result.nothingSubmitted(),
                1,
                null,
                result.pack(),
                result.computedAt());
        ResultStore store = new ResultStore(database.dataSource(), database.identifiers(), database.transactions());
        assertKind(
                Problem.Kind.CONFLICT,
                () -> store.add(Scope.all(), List.of(new NewResult(new ExplainedResult(twin, "{}"), null))));
    }

    @Test
    public void aRefusalOfThePolicyNamesTheRegistration() {
        ModuleRegistration registration = campus.register("A1", maths);
        packs.active = new PlainPack("4.0.0", "x");
        packs.refusing = true;
        String message = assertThrows(ProblemException.class, this::compute).getMessage();
        assertTrue(message, message.startsWith("No result for registration " + registration.id() + " on MATHS"));
    }

    private List<String> modules(StudentId student) {
        return results.of(registrar, student).stream()
                .map(ModuleResult::moduleCode)
                .toList();
    }

    private void mark(String student, String element, String mark, LocalDateTime submittedAt) {
        record(row(student, "MATHS", element, mark, submittedAt, Mark.State.SUBMITTED, false, null));
    }

    private static MarkRow row(
            String student,
            String module,
            String element,
            String mark,
            LocalDateTime submittedAt,
            Mark.State state,
            boolean circumstances,
            String reason) {
        return new MarkRow(
                student,
                new OccurrenceKey(module, Campus.SESSION, "S1"),
                null,
                element,
                Campus.percent(mark),
                state,
                submittedAt,
                null,
                circumstances,
                reason);
    }
}
