package org.matricula.regulations.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.JobJournal;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.regulations.api.CohortReplay;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;
import org.matricula.regulations.api.Replay;
import org.matricula.regulations.api.Replay.Shift;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.api.ReplayOutcome;
import org.matricula.regulations.api.ReplayRequest;
import org.matricula.regulations.api.Replayed;
import org.matricula.regulations.api.Replays;

/** A cohort of 1,200 loads, of which every tenth lies between the limits of the two packs. */
public class ReplayTest extends OnBothDatabases {

    private static final AcademicSession SESSION = new AcademicSession(2025);
    private static final int COHORT = 4_800;
    private static final int CHANGED = COHORT / 10;
    private static final String CLAUSE = "A.2.2.7";
    private static final Caller REGISTRAR = new Caller(
            "registrar",
            Set.of(
                    Replays.REPLAY.name(),
                    Regulations.READ.name(),
                    RegulationsAdmin.MANAGE.name(),
                    RegulationsAdmin.APPROVE.name()),
            Scope.of(Set.of(Toys.USW)));
    private static final Caller APPROVER = new Caller("approver", REGISTRAR.privileges(), REGISTRAR.scope());
    private static final Caller STRANGER =
            new Caller("stranger", REGISTRAR.privileges(), Scope.of(Set.of(Toys.COLLEGE)));

    private final Loads loads = new Loads();
    private JobJournal journal;
    private TestDatabase database;
    private Engine engine;
    private GoverningRegulations regulations;
    private Cohorts cohorts;
    private ReplayService replays;

    @Before
    public void open() {
        database = new TestDatabase(kind, "regulations");
        journal = new JobJournal(database.identifiers());
        start();
        engine.stage(Toys.base("1.0.0", 120), "test");
        engine.approve(APPROVER, "base", "1.0.0", "fine", null);
        engine.activate(REGISTRAR, "base", "1.0.0", "now");
        engine.stage(Toys.base("1.1.0", 130), "test");
    }

    @After
    public void close() {
        regulations.deactivate();
        database.close();
    }

    @Test
    public void aChangedLimitChangesExactlyThoseBetweenTheLimits() {
        Replay done = finished(replays.start(REGISTRAR, request("1.1.0", null)));
        assertNotNull(done.finishedAt());
        assertEquals(COHORT, done.replayed());
        assertEquals(CHANGED, done.changed());
        assertEquals(
                Map.of(
                        "WITHIN", new Shift(COHORT - CHANGED, COHORT),
                        "ABOVE", new Shift(CHANGED, 0)),
                done.distribution().decisions());
        assertEquals(
                Map.of("A", new Shift(COHORT - CHANGED, COHORT)),
                done.distribution().classes());
        assertEquals(Map.of(CLAUSE, (long) CHANGED, "L1", (long) CHANGED), done.clauses());
        List<Replayed> changes = changes(done.id(), null, null);
        assertEquals(CHANGED, changes.size());
        for (Replayed one : changes) {
            assertEquals("0", one.student().substring(one.student().length() - 1));
            assertEquals(new ReplayOutcome("ABOVE", null, new BigDecimal("125.5"), null), one.before());
            assertEquals(new ReplayOutcome("WITHIN", "A", new BigDecimal("125.5"), null), one.after());
            assertEquals(List.of(CLAUSE, "L1"), one.clauses());
        }
        assertEquals(
                List.of("regulations.replay", "regulations.replayed"),
                new Sql(database.dataSource())
                        .query(
                                "select action from kernel_audit where subject = ? order by id",
                                rs -> rs.getString(1),
                                "replay/" + done.id()));
    }

    @Test
    public void changesAreFoundByClauseAndByStudent() {
        ReplayId id = finished(replays.start(REGISTRAR, request("1.1.0", null))).id();
        assertEquals(CHANGED, changes(id, CLAUSE, null).size());
        assertEquals(0, changes(id, "A.9", null).size());
        assertEquals(
                List.of("20"),
                changes(id, null, "20").stream().map(Replayed::student).toList());
        assertEquals(0, changes(id, null, "21").size());
        assertEquals(
                Problem.Kind.INVALID,
                refusal(() -> replays.changes(REGISTRAR, id, null, "Smith", PageRequest.first())));
    }

    @Test
    public void equalPacksChangeNothing() {
        Replay done = finished(replays.start(REGISTRAR, request("1.0.0", null)));
        assertEquals(COHORT, done.replayed());
        assertEquals(0, done.changed());
        assertEquals(List.of(), changes(done.id(), null, null));
        assertEquals(Map.of(), done.clauses());
    }

    @Test
    public void aKillBetweenAndInChunksDoublesNothingAndThePacksStayPinned() {
        Replay started = replays.start(REGISTRAR, request("1.1.0", null));
        Job job = chunk(journal.submitted().get(0));
        Job interrupted = job;
        assertThrows(IllegalStateException.class, () -> database.transactions().requiresNew(() -> {
            job().next(interrupted);
            throw new IllegalStateException("killed");
        }));
        start();
        engine.stage(Toys.base("1.2.0", 140), "test");
        engine.approve(APPROVER, "base", "1.2.0", "fine", null);
        engine.activate(REGISTRAR, "base", "1.2.0", "now");
        assertEquals(ReplayJob.CHUNK, replays.get(REGISTRAR, started.id()).replayed());
        while (job != null) {
            job = chunk(job);
        }
        Replay done = replays.get(REGISTRAR, started.id());
        assertEquals(COHORT, done.replayed());
        assertEquals(CHANGED, done.changed());
        assertEquals(CHANGED, changes(done.id(), null, null).size());
        assertEquals("1.0.0", done.before().version());
        assertEquals(new Shift(CHANGED, 0), done.distribution().decisions().get("ABOVE"));
    }

    @Test
    public void anAbsentDomainBlocksAndIsNamed() {
        Replay started = replays.start(REGISTRAR, request("1.1.0", null));
        cohorts.removeCohort(loads);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> replays.start(REGISTRAR, request("1.1.0", null)));
        assertEquals(Problem.Kind.UNAVAILABLE, refused.problem().kind());
        assertTrue(refused.getMessage(), refused.getMessage().contains("'loads'"));
        assertEquals(
                Problem.Kind.UNAVAILABLE,
                refusal(() -> chunk(journal.submitted().get(0))));
        assertEquals(
                "nothing passes silently",
                0,
                replays.get(REGISTRAR, started.id()).replayed());
    }

    @Test
    public void aForeignCallerSeesNoReplayAndStartsNone() {
        ReplayId id = finished(replays.start(REGISTRAR, request("1.1.0", null))).id();
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> replays.get(STRANGER, id)));
        assertEquals(
                Problem.Kind.NOT_FOUND, refusal(() -> replays.changes(STRANGER, id, null, null, PageRequest.first())));
        assertEquals(
                List.of(), replays.list(STRANGER, null, PageRequest.first()).items());
        assertEquals(
                1,
                replays.list(REGISTRAR, Toys.USW, PageRequest.first()).items().size());
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> replays.start(STRANGER, request("1.1.0", null))));
        Caller reader = new Caller("reader", Set.of(Regulations.READ.name()), Scope.all());
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> replays.get(reader, id)));
    }

    @Test
    public void aRequestNamesAllItsFaults() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> replays.start(REGISTRAR, new ReplayRequest(null, null, " ", null, null, "1.0.0", "")));
        assertEquals(
                List.of("institution", "session", "pack", "beforePack", "kind"),
                refused.problem().faults().stream().map(f -> f.field()).toList());
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> replays.start(REGISTRAR, request("9.9.9", null))));
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> replays.start(REGISTRAR, request("1.1.0", "nowhere"))));
    }

    @Test
    public void aKindThatNobodyKnowsIsAFaultAndADomainThatIsAwayIsNot() {
        ProblemException unknown = assertThrows(ProblemException.class, () -> replays.start(REGISTRAR, ofKind("tea")));
        assertEquals(Problem.Kind.INVALID, unknown.problem().kind());
        assertEquals(
                "must be one of boards, loads",
                unknown.problem().faults().get(0).rule());
        assertEquals(Problem.Kind.UNAVAILABLE, refusal(() -> replays.start(REGISTRAR, ofKind(Replays.BOARDS))));
    }

    private static ReplayRequest ofKind(String kind) {
        return new ReplayRequest(Toys.USW, SESSION, "base", "1.1.0", null, null, kind);
    }

    @Test
    public void aListShowsTheClausesToo() {
        Replay done = finished(replays.start(REGISTRAR, request("1.1.0", null)));
        assertEquals(
                List.of(done),
                replays.list(REGISTRAR, null, PageRequest.first()).items());
    }

    @Test
    public void aReplayUnderARefusedPackIsRefusedWithItsReasons() {
        engine.stage(Toys.base("2.0.0", 90), "test");
        ProblemException refused =
                assertThrows(ProblemException.class, () -> replays.start(REGISTRAR, request("2.0.0", null)));
        assertEquals(Problem.Kind.CONFLICT, refused.problem().kind());
        assertTrue(refused.getMessage(), refused.getMessage().contains("is REJECTED: LOA-1 fails"));
    }

    @Test
    public void aReplayToAnotherInstitutionsStagedPackIsNotThere() {
        ReplayRequest theirs = new ReplayRequest(Toys.COLLEGE, SESSION, "base", "1.1.0", null, null, "loads");
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> replays.start(STRANGER, theirs)));
    }

    @Test
    public void aPackThatAReplayJudgedUnderIsKept() {
        replays.start(REGISTRAR, request("1.1.0", null));
        assertEquals(Problem.Kind.CONFLICT, refusal(() -> engine.discard(REGISTRAR, "base", "1.1.0", "tidy up")));
    }

    @Test
    public void anApprovalRestsOnAFinishedReplayToThatVeryPack() {
        Replay open = replays.start(REGISTRAR, request("1.1.0", null));
        assertNull(open.finishedAt());
        assertEquals(
                Problem.Kind.CONFLICT, refusal(() -> engine.approve(APPROVER, "base", "1.1.0", "fine", open.id())));
        finished(open);
        engine.stage(Toys.base("1.2.0", 140), "test");
        assertEquals(Problem.Kind.INVALID, refusal(() -> engine.approve(APPROVER, "base", "1.2.0", "fine", open.id())));
        assertEquals(
                open.id(),
                engine.approve(APPROVER, "base", "1.1.0", "fine", open.id())
                        .approval()
                        .replay());
        assertEquals(
                PackState.ACTIVE,
                engine.activate(REGISTRAR, "base", "1.1.0", "now").state());
    }

    private void start() {
        if (regulations != null) {
            regulations.deactivate();
        }
        engine = new Engine(
                database.dataSource(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.clock(),
                List.of(new Toys.LoadFamily()),
                Map.of());
        regulations = new GoverningRegulations(engine, new Toys.TwoInstitutions());
        cohorts = new Cohorts();
        cohorts.addCohort(loads);
        replays = new ReplayService(
                database.dataSource(),
                engine,
                regulations,
                cohorts,
                journal.service(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.clock());
    }

    private ReplayJob job() {
        return new ReplayJob(
                database.dataSource(),
                engine,
                cohorts,
                database.identifiers(),
                database.auditTrail(),
                database.clock());
    }

    private static ReplayRequest request(String version, String beforePack) {
        return new ReplayRequest(Toys.USW, SESSION, "base", version, beforePack, null, "loads");
    }

    private Replay finished(Replay started) {
        Job job = journal.get(started.job());
        while (job != null) {
            job = chunk(job);
        }
        return replays.get(REGISTRAR, started.id());
    }

    private Job chunk(Job job) {
        JobProgress progress = database.transactions().requiresNew(() -> job().next(job));
        return progress.complete() ? null : JobJournal.after(job, progress);
    }

    private List<Replayed> changes(ReplayId id, String clause, String student) {
        List<Replayed> all = new ArrayList<>();
        String after = null;
        do {
            Page<Replayed> page = replays.changes(REGISTRAR, id, clause, student, new PageRequest(after, 50));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static Problem.Kind refusal(Runnable refused) {
        return assertThrows(ProblemException.class, refused::run).problem().kind();
    }

    /** A domain whose students carry 100 credits, every tenth 125. */
    private static final class Loads implements CohortReplay {

        @Override
        public String kind() {
            return "loads";
        }

        @Override
        public Part next(
                Caller caller,
                InstitutionCode institution,
                AcademicSession session,
                Pack before,
                Pack after,
                String cursor,
                int limit) {
            caller.require(REPLAY);
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            int to = Math.min(COHORT, from + limit);
            List<Replayed> part = new ArrayList<>();
            for (int student = from + 1; student <= to; student++) {
                Toys.Load load = new Toys.Load(student % 10 == 0 ? 125 : 100);
                part.add(new Replayed(
                        Integer.toString(student),
                        "MUS",
                        "load",
                        outcome(before, load),
                        outcome(after, load),
                        List.of(CLAUSE, "L1", CLAUSE)));
            }
            return new Part(part, COHORT, to < COHORT ? Integer.toString(to) : null);
        }

        private static ReplayOutcome outcome(Pack pack, Toys.Load load) {
            String status = pack.evaluate(Toys.LOAD, load).outcome().status();
            String classification = "WITHIN".equals(status) ? "A" : null;
            return new ReplayOutcome(status, classification, new BigDecimal(load.credits() + ".5"), null);
        }
    }
}
