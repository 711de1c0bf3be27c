package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.function.ThrowingRunnable;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcome.Source;
import org.matricula.assessment.api.AssessmentOutcomes;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;
import org.matricula.assessment.api.ResitDeadlines;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.mark.MarkRecords;
import org.matricula.assessment.provider.outcome.OutcomeRecords;
import org.matricula.assessment.provider.result.ResultComputation;
import org.matricula.assessment.provider.result.ResultRecords;
import org.matricula.assessment.provider.submission.ResitDeadlineRecords;
import org.matricula.assessment.provider.submission.Reuse;
import org.matricula.assessment.provider.submission.SubmissionRecords;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.rest.Json;
import org.matricula.kernel.testing.HandClock;
import org.matricula.kernel.testing.JobJournal;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.students.api.StudentAccounts;

/** The domain's services on both databases, in an institution that is new for each test. */
public abstract class AssessmentHouse extends OnBothDatabases {

    static final OccurrenceKey MATHS = new OccurrenceKey("MATHS", Campus.SESSION, "S1");

    final InstitutionCode institution = Databases.institution();
    final Packs packs = new Packs();
    final HandClock clock;
    final Caller registrar = caller(
            "registrar",
            Marks.READ,
            Marks.WRITE,
            ModuleResults.COMPUTE,
            ModuleResults.NAMED,
            ResitDeadlines.SET,
            AssessmentOutcomes.READ,
            AssessmentOutcomes.WRITE);
    final Caller stranger = elsewhere(registrar);
    TestDatabase database;
    JobJournal journal;
    Campus campus;
    Marks marks;
    AssessmentOutcomes outcomes;
    ModuleResults results;

    /** In January, when the work is handed in. */
    AssessmentHouse() {
        this(Instant.parse("2017-01-09T09:00:00Z"));
    }

    AssessmentHouse(Instant begins) {
        clock = HandClock.ticking(begins);
    }

    @Before
    public void build() {
        database = Databases.of(kind);
        journal = new JobJournal(database.identifiers());
        campus = new Campus(institution, database.identifiers());
        marks = marks(database.auditTrail());
        outcomes = new OutcomeRecords(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                campus.curriculum(),
                campus.registrations(),
                packs,
                campus.persons(),
                campus.ownWork(),
                campus.outdated(database),
                campus.days(clock));
        results = new ResultRecords(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                journal.service(),
                campus.curriculum(),
                packs,
                campus.persons());
    }

    Marks marks(AuditTrail auditTrail) {
        return new MarkRecords(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                auditTrail,
                clock,
                campus.students(),
                campus.curriculum(),
                campus.registrations(),
                campus.persons(),
                campus.ownWork(),
                campus.outdated(database));
    }

    /** Somebody of the institution. */
    Caller caller(String name, Privilege... privileges) {
        return new Caller(
                name, Set.copyOf(Stream.of(privileges).map(Privilege::name).toList()), Scope.of(Set.of(institution)));
    }

    /** Somebody with the same privileges at another institution. */
    static Caller elsewhere(Caller caller) {
        return new Caller("stranger", caller.privileges(), Scope.of(Set.of(new InstitutionCode("elsewhere"))));
    }

    static MarkRow row(
            String student, OccurrenceKey occurrence, ModuleRegistration.Attempt attempt, String element, String mark) {
        return new MarkRow(
                student,
                occurrence,
                attempt,
                element,
                mark == null ? null : Campus.percent(mark),
                Mark.State.SUBMITTED,
                null,
                null,
                false,
                null);
    }

    static MarkRow corrected(MarkRow row, String reason) {
        return new MarkRow(
                row.studentNumber(),
                row.occurrence(),
                row.attempt(),
                row.elementCode(),
                row.mark(),
                row.state(),
                row.submittedAt(),
                row.submittedDay(),
                row.circumstancesAccepted(),
                reason);
    }

    ElementId element(Occurrence occurrence, String code) {
        return occurrence.elements().stream()
                .filter(element -> element.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** What counts for the only module of a student. */
    ModuleResult result(String student) {
        return results.of(registrar, campus.student(student)).get(0);
    }

    JsonNode explained(ModuleRegistration registration) {
        List<ExplainedResult> history = results.history(registrar, registration.id());
        try {
            return Json.mapper().readTree(history.get(history.size() - 1).findings());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    AssessmentOutcome decide(
            ModuleRegistration registration, ElementId element, Kind kind, LocalDateTime dueAt, String cap) {
        return outcomes.record(
                registrar,
                new Decision(
                        registration.id(),
                        element,
                        kind,
                        Source.OTHER,
                        dueAt,
                        cap == null ? null : new BigDecimal(cap),
                        kind == Kind.CANCELLED ? false : null,
                        kind == Kind.DEFERRED ? LocalDate.of(2017, 1, 9) : null,
                        null,
                        null,
                        "panel of 9 January",
                        "EC-2017-031",
                        LocalDate.of(2017, 1, 9)));
    }

    /** Where those who sign in as students are those of the accounts. */
    SubmissionRecords submissions(StudentAccounts accounts) {
        return new SubmissionRecords(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                campus.curriculum(),
                campus.registrations(),
                new OwnWork(accounts, campus.persons(), campus.registrations()),
                campus.deadlines(database.dataSource()),
                campus.days(clock),
                reuse());
    }

    Reuse reuse() {
        return new Reuse(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                campus.curriculum(),
                campus.registrations(),
                campus.persons(),
                packs);
    }

    ResitDeadlines resitDeadlines() {
        return new ResitDeadlineRecords(
                database.dataSource(), database.transactions(), database.auditTrail(), clock, campus.curriculum());
    }

    /** Work of resits was to be handed in a week before the house is built. */
    void resitsAreOver(Occurrence run) {
        run.marked().forEach(element -> resitDeadlines()
                .set(registrar, run.id(), element.id(), LocalDateTime.of(2017, 1, 2, 12, 0), 0, "the resit period"));
    }

    void record(MarkRow row) {
        assertNull(marks.record(registrar, institution, List.of(row)).get(0).problem());
    }

    /** Computes every session; answers what the job says of itself. */
    String compute() {
        return run(handler(), submit(null)).message();
    }

    Job submit(AcademicSession session) {
        return journal.get(results.compute(registrar, institution, session));
    }

    JobProgress run(ResultComputation handler, Job job) {
        JobProgress progress = next(handler, job);
        while (!progress.complete()) {
            progress = next(handler, JobJournal.after(job, progress));
        }
        return progress;
    }

    JobProgress next(ResultComputation handler, Job job) {
        return database.transactions().required(() -> handler.next(job));
    }

    ResultComputation handler() {
        return new ResultComputation(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.outbox(),
                clock,
                campus.institutions(),
                campus.curriculum(),
                campus.specifications(),
                campus.registrations(),
                packs,
                campus.deadlines(database.dataSource()),
                campus.days(clock),
                campus.persons());
    }

    int audited(String action, String subject) {
        return new Sql(database.dataSource())
                .first(
                        "select count(*) from kernel_audit where institution = ? and action = ? and subject = ?",
                        rs -> rs.getInt(1),
                        institution,
                        action,
                        subject)
                .orElseThrow();
    }

    static Problem problem(ThrowingRunnable work) {
        return assertThrows(ProblemException.class, work).problem();
    }

    static void assertKind(Problem.Kind expected, ThrowingRunnable work) {
        assertEquals(expected, problem(work).kind());
    }

    static void assertFault(String field, ThrowingRunnable work) {
        assertEquals(
                List.of(field),
                problem(work).faults().stream().map(Fault::field).toList());
    }
}
