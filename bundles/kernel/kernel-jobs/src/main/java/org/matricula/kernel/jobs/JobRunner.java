package org.matricula.kernel.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes open jobs from the journal and does them chunk by chunk. A chunk commits together with its line in the journal.
 * A node that was killed takes up its own jobs when it starts again; those of a node that stays silent are taken over.
 */
@Component(
        service = {},
        immediate = true)
public final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int WORKERS = 2;
    private static final int ATTEMPTS = 3;
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final JobStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final String node;
    private final Map<String, JobHandler> handlers = new ConcurrentHashMap<>();
    private final Set<JobId> working = ConcurrentHashMap.newKeySet();
    private volatile boolean readable = true;
    private final Set<JobId> interrupted = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, r -> new Thread(r, "matricula-job"));
    private final ScheduledExecutorService lookout =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "matricula-jobs"));

    /** Takes up what an earlier life of this node left behind, and looks for work from then on. */
    @Activate
    public JobRunner(
            @Reference(target = "(osgi.jndi.service.name=jobs)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this(dataSource, transactions, clock, nodeName());
    }

    JobRunner(DataSource dataSource, Transactions transactions, Clock clock, String node) {
        this.store = new JobStore(dataSource);
        this.transactions = transactions;
        this.clock = clock;
        this.node = node;
        int released = transactions.required(() -> store.release(node));
        if (released > 0) {
            LOG.info("{} jobs go on where they were interrupted", released);
        }
        lookout.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops after the chunks that are being done. */
    @Deactivate
    public void deactivate() {
        lookout.shutdownNow();
        workers.shutdown();
        try {
            workers.awaitTermination(SILENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A kind of work can be done from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addHandler(JobHandler handler) {
        handlers.put(handler.kind(), handler);
    }

    /** A kind of work cannot be done any more; its jobs wait. */
    public void removeHandler(JobHandler handler) {
        handlers.remove(handler.kind(), handler);
    }

    private void look() {
        try {
            for (JobId id : interrupted) {
                transactions.run(() -> store.release(node, id));
                interrupted.remove(id);
            }
            Instant silentSince = clock.instant().minus(SILENCE);
            Set<String> kinds = new HashSet<>(handlers.keySet());
            for (Job job : transactions.required(() -> store.open(kinds, silentSince))) {
                if (working.size() < WORKERS && working.add(job.id())) {
                    workers.execute(() -> work(job, silentSince));
                }
            }
            readable = true;
        } catch (RuntimeException e) {
            if (readable) {
                LOG.warn("The journal cannot be read and will be tried again: {}", e.getMessage());
            }
            readable = false;
        }
    }

    private void work(Job open, Instant silentSince) {
        try {
            if (!transactions.required(() -> store.claim(open.id(), node, clock.instant(), silentSince))) {
                return;
            }
            boolean more = true;
            while (more && !lookout.isShutdown()) {
                more = chunk(open.id());
            }
            if (lookout.isShutdown()) {
                transactions.run(() -> store.change(open.id(), Set.of(Job.State.RUNNING), Job.State.WAITING, null));
            }
        } catch (RuntimeException | Error e) {
            if (SqlFailure.unreachable(e)) {
                LOG.warn("Job {} waits until the database answers again: {}", open.id(), e.getMessage());
                interrupted.add(open.id());
            } else {
                failed(open.id(), e);
            }
        } finally {
            working.remove(open.id());
        }
    }

    private boolean chunk(JobId id) {
        Job job = transactions.required(() -> store.get(Scope.all(), id)).orElseThrow();
        JobHandler handler = handlers.get(job.kind());
        if (job.state() != Job.State.RUNNING) {
            return false;
        }
        if (handler == null) {
            transactions.run(() -> store.change(id, Set.of(Job.State.RUNNING), Job.State.WAITING, null));
            return false;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.required(() -> advanced(handler, job));
            } catch (Stopped cancelled) {
                return false;
            } catch (RuntimeException e) {
                if (!isMet(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.info("A chunk of job {} met another's rows and is done again: {}", id, e.getMessage());
            }
        }
    }

    // somebody else wrote the same row meanwhile, which a domain may say as a conflict, or waited for ours: done again,
    // the
    // chunk finds it there
    private static boolean isMet(RuntimeException thrown) {
        return thrown instanceof SqlFailure failure && failure.integrityViolated()
                || thrown instanceof ProblemException refusal
                        && refusal.problem().kind() == Problem.Kind.CONFLICT
                || SqlFailure.collided(thrown);
    }

    private boolean advanced(JobHandler handler, Job job) {
        JobProgress progress = handler.next(job);
        if (!store.advance(job.id(), node, progress, clock.instant())) {
            throw new Stopped();
        }
        return !progress.complete();
    }

    private void failed(JobId id, Throwable cause) {
        String message = cause instanceof ProblemException refusal
                ? refusal.problem().detail()
                : "A defect on our side; the log has it under job " + id + ".";
        if (!(cause instanceof ProblemException)) {
            LOG.error("Job {} failed", id, cause);
        }
        try {
            transactions.run(() -> store.fail(id, node, message, clock.instant()));
        } catch (RuntimeException e) {
            LOG.warn("Job {} stays open and will be taken up again: {}", id, e.getMessage());
        }
    }

    // kept beside the data, so that a node knows itself again after a kill
    private static String nodeName() {
        Path file = Path.of(System.getProperty("karaf.data", "."), "matricula-node");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the node's name cannot be kept in " + file, e);
        }
    }

    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
