package org.matricula.assessment.provider;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Assert;
import org.junit.function.ThrowingRunnable;
import org.matricula.assessment.api.AdjustedAssessments;
import org.matricula.assessment.api.AssessmentLanguages;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcomes;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CohortAdjustments;
import org.matricula.assessment.api.CohortDecisions;
import org.matricula.assessment.api.ExternalExaminers;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.api.Moderations.WorkName;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.candidate.CandidateRecords;
import org.matricula.assessment.provider.grid.GridRecords;
import org.matricula.assessment.provider.mark.MarkRecords;
import org.matricula.assessment.provider.moderation.AdjustedRulings;
import org.matricula.assessment.provider.moderation.CohortRecords;
import org.matricula.assessment.provider.moderation.ExaminerRecords;
import org.matricula.assessment.provider.moderation.LanguageRecords;
import org.matricula.assessment.provider.moderation.ModerationRecords;
import org.matricula.assessment.provider.moderation.SampleRecords;
import org.matricula.assessment.provider.moderation.StatisticsReading;
import org.matricula.assessment.provider.moderation.Works;
import org.matricula.assessment.provider.outcome.OutcomeRecords;
import org.matricula.assessment.provider.result.ResultComputation;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.HandClock;
import org.matricula.kernel.testing.JobJournal;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.policies.coursework.CourseworkPolicyFamily;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** An institution whose marks are moderated, under the real regulations of a university. */
final class ModerationHouse {

    static final Pack USW = load("usw-taught");
    static final Pack UOW = load("uow-coursework");

    final InstitutionCode institution = Databases.institution();
    final Scope home = Scope.of(Set.of(institution));
    final HandClock clock = HandClock.ticking(Instant.parse("2016-12-01T09:00:00Z"));
    final TestDatabase database;
    final Campus campus;
    final Regulations regulations;
    final Caller leader = caller(
            "leader",
            Marks.READ.name(),
            Marks.WRITE.name(),
            Moderations.MODERATE.name(),
            CohortAdjustments.ADJUST.name(),
            AssessmentLanguages.WRITE.name(),
            CandidateNumbers.READ.name());
    final Caller first = marker("first");
    final Caller second = marker("second");
    final Caller third = marker("third");
    /** Examines modules for which {@link #appoint} was called. */
    final Caller examiner = caller("examiner", Moderations.EXAMINE.name());

    final Caller registry = caller("registry", Marks.READ.name(), ExternalExaminers.APPOINT.name());
    final Caller a1 = caller("a1", AssessmentLanguages.OWN.name());
    final Caller foreigner = new Caller("foreigner", all(), Scope.of(Set.of(new InstitutionCode("elsewhere"))));
    final List<CohortDecisions.Decided> decided = new ArrayList<>();
    boolean released;
    final CohortDecisions boards = new Boards();
    final MarkGrids grids;
    final Marks marks;
    final CandidateNumbers candidates;
    final Moderations moderations;
    final SampleRecords samples;
    final CohortRecords cohorts;
    final StatisticsReading statistics;
    final LanguageRecords languages;
    final AdjustedAssessments adjusted;
    final ExternalExaminers examiners;

    ModerationHouse(TestDatabase.Kind kind, Pack pack) {
        database = Databases.of(kind);
        campus = new Campus(institution, database.identifiers());
        regulations = inForce(pack);
        var source = database.dataSource();
        var transactions = database.transactions();
        var identifiers = database.identifiers();
        var audit = database.auditTrail();
        grids = new GridRecords(
                source,
                transactions,
                identifiers,
                audit,
                clock,
                campus.students(),
                campus.persons(),
                campus.curriculum(),
                campus.registrations(),
                campus.deadlines(database.dataSource()),
                campus.ownWork(),
                campus.outdated(database));
        marks = new MarkRecords(
                source,
                transactions,
                identifiers,
                audit,
                clock,
                campus.students(),
                campus.curriculum(),
                campus.registrations(),
                campus.persons(),
                campus.ownWork(),
                campus.outdated(database));
        candidates = new CandidateRecords(
                source, transactions, audit, clock, campus.curriculum(), campus.registrations(), regulations);
        Works works = new Works(
                source,
                identifiers,
                audit,
                clock,
                campus.students(),
                campus.persons(),
                campus.curriculum(),
                campus.registrations(),
                campus.deadlines(database.dataSource()),
                campus.ownWork(),
                campus.outdated(database),
                campus.days(clock));
        moderations = new ModerationRecords(
                source, works, campus.curriculum(), regulations, transactions, identifiers, audit, clock);
        samples = new SampleRecords(
                source,
                works,
                campus.curriculum(),
                campus.registrations(),
                regulations,
                transactions,
                identifiers,
                audit,
                clock);
        cohorts = new CohortRecords(
                source, works, campus.curriculum(), regulations, transactions, identifiers, audit, clock);
        statistics = new StatisticsReading(
                source,
                works,
                campus.curriculum(),
                campus.registrations(),
                campus.institutions(),
                regulations,
                transactions,
                identifiers);
        OwnWork own = new OwnWork(campus.account("a1", "A1"), campus.persons(), campus.registrations());
        languages =
                new LanguageRecords(source, works, own, campus.curriculum(), regulations, transactions, audit, clock);
        examiners = new ExaminerRecords(
                source, campus.curriculum(), campus.institutions(), transactions, identifiers, audit, clock);
        adjusted = new AdjustedRulings(works, transactions, regulations);
        cohorts.addDecisions(boards);
    }

    Caller caller(String name, String... privileges) {
        return new Caller(name, Set.of(privileges), home);
    }

    /** The examiner is appointed for the module of a run, for the session. */
    ExternalExaminers.Appointed appoint(Occurrence run) {
        return appoint(run, LocalDate.of(2016, 9, 1), LocalDate.of(2017, 8, 31));
    }

    ExternalExaminers.Appointed appoint(Occurrence run, LocalDate from, LocalDate until) {
        return examiners.appoint(
                registry,
                institution,
                new ExternalExaminers.Appointment(
                        "examiner",
                        "Dr Adeyemi",
                        "Another University",
                        "Mathematics",
                        List.of(run.moduleId()),
                        null,
                        from,
                        until),
                "approved");
    }

    private Caller marker(String name) {
        return caller(name, Marks.READ.name(), Marks.WRITE.name());
    }

    private static Set<String> all() {
        return Set.of(
                Marks.READ.name(),
                Marks.WRITE.name(),
                Moderations.MODERATE.name(),
                Moderations.EXAMINE.name(),
                CohortAdjustments.ADJUST.name(),
                AssessmentLanguages.WRITE.name());
    }

    /** Computes the results of the institution. */
    void compute() {
        Caller registrar = caller("registrar", ModuleResults.COMPUTE.name());
        ResultComputation handler = new ResultComputation(
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
                regulations,
                campus.deadlines(database.dataSource()),
                campus.days(clock),
                campus.persons());
        Job job = JobJournal.begun(
                new JobId(database.identifiers().next()), ResultComputation.KIND, institution, Map.of(), registrar);
        Assert.assertTrue(
                database.transactions().required(() -> handler.next(job)).complete());
    }

    /** Gives a mark in the grid as the first marker. */
    void grid(Occurrence run, String student, String element, String mark) {
        grid(first, run, student, element, mark, 0, null);
    }

    MarkGrid.Outcome grid(
            Caller by, Occurrence run, String student, String element, String mark, int expected, String reason) {
        return grids.change(
                        by,
                        run.id(),
                        List.of(new MarkGrid.Change(
                                null, student, null, element, new BigDecimal(mark), null, expected, reason)),
                        false)
                .get(0);
    }

    /** A panel decides that a work is taken again. */
    void again(Occurrence run, String student, ElementId element) {
        new OutcomeRecords(
                        database.dataSource(),
                        database.transactions(),
                        database.identifiers(),
                        database.auditTrail(),
                        clock,
                        campus.curriculum(),
                        campus.registrations(),
                        regulations,
                        campus.persons(),
                        campus.ownWork(),
                        campus.outdated(database),
                        campus.days(clock))
                .record(
                        caller("panel", AssessmentOutcomes.WRITE.name()),
                        new AssessmentOutcome.Decision(
                                campus.sittings.stream()
                                        .filter(one -> one.occurrenceId().equals(run.id())
                                                && one.studentId().equals(campus.student(student)))
                                        .findFirst()
                                        .orElseThrow()
                                        .id(),
                                element,
                                AssessmentOutcome.Kind.DEFERRED,
                                AssessmentOutcome.Source.CIRCUMSTANCES,
                                null,
                                null,
                                null,
                                LocalDate.of(2016, 11, 30),
                                null,
                                null,
                                "panel of 1 December",
                                "EC-2016-031",
                                LocalDate.of(2016, 12, 1)));
    }

    /** The mark that counts; null for none. */
    String mark(Occurrence run, String student, String element) {
        return grids.grid(leader, run.id()).rows().stream()
                .filter(row -> student.equals(row.studentNumber()))
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.elementCode().equals(element) && cell.mark() != null)
                .map(cell -> cell.mark().stripTrailingZeros().toPlainString())
                .findFirst()
                .orElse(null);
    }

    static ElementId element(Occurrence run, int index) {
        return run.elements().get(index).id();
    }

    static WorkName named(String student) {
        return new WorkName(null, student, null);
    }

    int count(String sql, Object... parameters) {
        return new Sql(database.dataSource())
                .first(sql, rs -> rs.getInt(1), parameters)
                .orElseThrow();
    }

    int audited(String action) {
        return count("select count(*) from kernel_audit where action = ? and institution = ?", action, institution);
    }

    static Problem refused(Problem.Kind kind, ThrowingRunnable work) {
        Problem problem = Assert.assertThrows(ProblemException.class, work).problem();
        Assert.assertEquals(problem.toString(), kind, problem.kind());
        return problem;
    }

    static List<String> fields(Problem problem) {
        return problem.faults().stream().map(Fault::field).toList();
    }

    private static Pack load(String id) {
        return new PackLoader(List.of(new TaughtPolicyFamily(), new CourseworkPolicyFamily()))
                .load(ClasspathPacks.files(id), BasePacks.none())
                .orThrow();
    }

    private final class Boards implements CohortDecisions {

        @Override
        public List<Decided> on(Caller caller, OccurrenceId occurrence) {
            caller.require(CohortAdjustments.ADJUST);
            return decided;
        }

        @Override
        public boolean isReleased(Caller caller, OccurrenceId occurrence) {
            caller.require(CohortAdjustments.ADJUST);
            return released;
        }
    }

    private static Regulations inForce(Pack pack) {
        return Partial.of(Regulations.class, new Object() {
            Regulations.Resolution resolve(GoverningEvent event) {
                return new Regulations.Resolution(pack, "the only one");
            }
        });
    }
}
