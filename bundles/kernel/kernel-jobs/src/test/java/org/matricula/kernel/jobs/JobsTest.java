package org.matricula.kernel.jobs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;

public class JobsTest extends OnBothDatabases {

    private static final InstitutionCode USW = new InstitutionCode("usw");
    private static final Caller CALLER =
            new Caller("tester", Set.of(Jobs.READ.name(), Jobs.MANAGE.name()), Scope.of(Set.of(USW)));
    private static final Caller PARTNER = new Caller(
            "partner",
            Set.of(Jobs.READ.name(), Jobs.MANAGE.name()),
            Scope.of(Set.of(new InstitutionCode("loughborough"))));

    private TestDatabase database;
    private JournaledJobs jobs;
    private JobRunner runner;

    @Before
    public void open() {
        database = database("jobs");
        database.transactions().run(() -> new Sql(database.dataSource()).update("delete from jobs_job"));
        jobs = new JournaledJobs(
                database.dataSource(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.clock());
        runner = start("node-1");
    }

    @After
    public void close() {
        runner.deactivate();
    }

    @Test
    public void aJobRunsChunkByChunkOnBehalfOfItsStarter() throws Exception {
        Counting handler = new Counting(3);
        runner.addHandler(handler);
        Job done = await(jobs.submit(CALLER, USW, "test.count", Map.of("to", "3")), Job::ended);
        assertEquals(Job.State.DONE, done.state());
        assertEquals(List.of("1", "2", "3"), handler.seen);
        assertEquals(CALLER, done.startedBy());
        assertEquals(Map.of("to", "3"), done.parameters());
        assertEquals(3, done.done());
    }

    @Test
    public void aFailedChunkIsRolledBackAndTheJobGoesOnThereWhenResumed() throws Exception {
        Counting handler = new Counting(3);
        handler.failAt = 2;
        runner.addHandler(handler);
        JobId id = jobs.submit(CALLER, USW, "test.count", Map.of());
        Job failed = await(id, Job::ended);
        assertEquals(Job.State.FAILED, failed.state());
        assertEquals(1, failed.done());
        assertEquals("step '2' is not ready", failed.message());
        handler.failAt = 0;
        jobs.resume(CALLER, id);
        assertEquals(
                Job.State.DONE, await(id, job -> job.state() == Job.State.DONE).state());
        assertEquals(List.of("1", "2", "2", "3"), handler.seen);
    }

    @Test
    public void aChunkThatMetTheRowsOfAnotherIsDoneAgain() throws Exception {
        Counting handler = new Counting(3);
        handler.collideAt = 2;
        runner.addHandler(handler);
        assertEquals(
                Job.State.DONE,
                await(jobs.submit(CALLER, USW, "test.count", Map.of()), Job::ended)
                        .state());
        assertEquals(List.of("1", "2", "2", "3"), handler.seen);
    }

    @Test
    public void aChunkThatWaitedForAnotherThatWaitedForItIsDoneAgain() throws Exception {
        for (RuntimeException met : List.of(
                new SqlFailure(new SQLException("deadlock", "40001")),
                new SqlFailure(new SQLException("deadlock", "40P01")),
                Problem.conflict("number", "7", "is taken").exception())) {
            Counting handler = new Counting(2);
            handler.collideAt = 2;
            handler.collision = met;
            runner.addHandler(handler);
            Job done = await(jobs.submit(CALLER, USW, "test.count", Map.of()), Job::ended);
            assertEquals(Job.State.DONE, done.state());
            assertEquals(List.of("1", "2", "2"), handler.seen);
        }
    }

    @Test
    public void aJobWaitsForADatabaseThatDoesNotAnswer() throws Exception {
        Counting handler = new Counting(3);
        handler.collideAt = 2;
        // more than a chunk is done again for another's rows
        handler.collisions = 5;
        handler.collision = new IllegalStateException(
                new SqlFailure(new SQLException("terminating connection due to administrator command", "57P01")));
        runner.addHandler(handler);
        Job done = await(jobs.submit(CALLER, USW, "test.count", Map.of()), Job::ended);
        assertEquals(Job.State.DONE, done.state());
        assertEquals(List.of("1", "2", "2", "2", "2", "2", "2", "3"), handler.seen);
    }

    @Test
    public void aChunkThatMeetsThemAgainAndAgainFails() throws Exception {
        Counting handler = new Counting(1);
        handler.collideAt = 1;
        handler.collisions = 3;
        runner.addHandler(handler);
        assertEquals(
                Job.State.FAILED,
                await(jobs.submit(CALLER, USW, "test.count", Map.of()), Job::ended)
                        .state());
        assertEquals(List.of("1", "1", "1"), handler.seen);
    }

    @Test
    public void aJobWithoutItsHandlerWaits() throws Exception {
        JobId id = jobs.submit(CALLER, USW, "test.count", Map.of());
        assertEquals(Job.State.WAITING, jobs.get(CALLER, id).state());
        runner.addHandler(new Counting(1));
        assertEquals(Job.State.DONE, await(id, Job::ended).state());
    }

    @Test
    public void aCancelledJobStopsAndItsOpenChunkIsRolledBack() throws Exception {
        Counting handler = new Counting(3);
        handler.pauseAt = 2;
        runner.addHandler(handler);
        JobId id = jobs.submit(CALLER, USW, "test.count", Map.of());
        assertTrue(handler.paused.await(30, TimeUnit.SECONDS));
        Job cancelled = jobs.cancel(CALLER, id);
        handler.go.countDown();
        assertEquals(Job.State.CANCELLED, cancelled.state());
        runner.deactivate();
        Job after = jobs.get(CALLER, id);
        assertEquals(Job.State.CANCELLED, after.state());
        assertEquals(1, after.done());
        runner = start("node-1");
    }

    @Test
    public void aNodeThatWasKilledTakesUpItsOwnJobs() throws Exception {
        JobId id = jobs.submit(CALLER, USW, "test.count", Map.of());
        JobStore store = new JobStore(database.dataSource());
        database.transactions()
                .run(() -> store.claim(
                        id,
                        "node-2",
                        database.clock().instant(),
                        database.clock().instant()));
        runner.addHandler(new Counting(1));
        assertEquals(Job.State.RUNNING, jobs.get(CALLER, id).state());
        JobRunner again = start("node-2");
        again.addHandler(new Counting(1));
        assertEquals(Job.State.DONE, await(id, Job::ended).state());
        again.deactivate();
    }

    @Test
    public void jobsOfOtherInstitutionsAreNotSeenNorStopped() {
        JobId id = jobs.submit(CALLER, USW, "test.count", Map.of());
        assertEquals(List.of(), jobs.list(PARTNER, PageRequest.first()).items());
        assertNotFound(() -> jobs.get(PARTNER, id));
        assertNotFound(() -> jobs.cancel(PARTNER, id));
        assertEquals(1, jobs.list(CALLER, PageRequest.first()).items().size());
        assertNull(jobs.list(CALLER, PageRequest.first()).next());
    }

    private static void assertNotFound(org.junit.function.ThrowingRunnable call) {
        assertEquals(
                Problem.Kind.NOT_FOUND,
                assertThrows(ProblemException.class, call).problem().kind());
    }

    private JobRunner start(String node) {
        return new JobRunner(database.dataSource(), database.transactions(), database.clock(), node);
    }

    private Job await(JobId id, Predicate<Job> condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Job job = jobs.get(CALLER, id);
        for (int i = 0; i < 600 && !condition.test(job); i++) {
            never.await(50, TimeUnit.MILLISECONDS);
            job = jobs.get(CALLER, id);
        }
        return job;
    }

    private static final class Counting implements JobHandler {

        private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch paused = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final int to;
        private volatile int failAt;
        private volatile int pauseAt;
        private volatile int collideAt;
        private volatile int collisions = 1;
        private volatile RuntimeException collision =
                new SqlFailure(new SQLIntegrityConstraintViolationException("there already", "23505"));

        Counting(int to) {
            this.to = to;
        }

        @Override
        public String kind() {
            return "test.count";
        }

        @Override
        public JobProgress next(Job job) {
            int step = job.cursor() == null ? 1 : Integer.parseInt(job.cursor());
            seen.add(Integer.toString(step));
            if (step == failAt) {
                throw Problem.invalid("step", step, "is not ready").exception();
            }
            if (step == collideAt && collisions-- > 0) {
                throw collision;
            }
            if (step == pauseAt) {
                paused.countDown();
                try {
                    go.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return new JobProgress(step, to, step == to ? null : Integer.toString(step + 1), "step " + step);
        }
    }
}
