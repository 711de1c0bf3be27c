package org.matricula.exchange.provider;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.api.Imports;
import org.matricula.exchange.provider.intake.ImportJob;
import org.matricula.exchange.provider.intake.SinkRegistry;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.JobJournal;
import org.matricula.kernel.testing.TestDatabase;

/** The exchange on a test database, with a journal that is worked through by hand. */
final class Bench {

    final TestDatabase database;
    final Sql sql;
    final ImportService imports;
    final SinkRegistry registry = new SinkRegistry();
    private final Map<JobId, Job> journal = new ConcurrentHashMap<>();
    private final Map<String, JobHandler> handlers = new HashMap<>();

    Bench(TestDatabase database, Path mappings, long largest) {
        this.database = database;
        sql = new Sql(database.dataSource());
        imports = new ImportService(
                database.dataSource(),
                registry,
                database.transactions(),
                database.identifiers(),
                Fakes.of(Jobs.class, this),
                database.auditTrail(),
                database.clock(),
                Map.of("mappings", mappings.toString(), "maximumBytes", Long.toString(largest)));
    }

    Bench with(ImportJob job) {
        registry.addDomain(job);
        handlers.put(job.kind(), job);
        return this;
    }

    Bench with(JobHandler job) {
        handlers.put(job.kind(), job);
        return this;
    }

    Job get(Caller caller, JobId id) {
        return journal.get(id);
    }

    JobId submit(Caller caller, InstitutionCode institution, String kind, Map<String, String> parameters) {
        JobId id = new JobId(database.identifiers().next());
        journal.put(id, JobJournal.begun(id, kind, institution, parameters, caller));
        return id;
    }

    /** Does one chunk as the runner does; the cursor moves only when the chunk commits. */
    JobProgress chunk(JobId id, Runnable beforeCommit) {
        Job job = journal.get(id);
        JobProgress progress = database.transactions().required(() -> {
            JobProgress result = handlers.get(job.kind()).next(job);
            beforeCommit.run();
            return result;
        });
        Job after = JobJournal.after(job, progress);
        journal.put(id, progress.complete() ? ended(after) : after);
        return progress;
    }

    private static Job ended(Job job) {
        return new Job(
                job.id(),
                job.kind(),
                job.institution(),
                job.parameters(),
                Job.State.DONE,
                job.done(),
                job.total(),
                job.cursor(),
                job.message(),
                job.startedBy(),
                job.createdAt(),
                job.createdAt());
    }

    /** Does what is left of an import and gives its report. */
    ImportReport finish(ImportReport started) {
        while (!chunk(started.job(), () -> {}).complete()) {
            // the next chunk
        }
        Caller caller = journal.get(started.job()).startedBy();
        return imports.report(caller, started.id());
    }

    List<String> refusals(Caller caller, ImportReport report) {
        return imports
                .refusals(caller, report.id(), new org.matricula.kernel.api.PageRequest(null, 500))
                .items()
                .stream()
                .map(refusal -> refusal.row() + ": " + refusal.reason())
                .toList();
    }

    long count(String table) {
        return sql.first("select count(*) from " + table, rs -> rs.getLong(1)).orElseThrow();
    }

    /** The privilege of imports together with others. */
    static java.util.Set<String> privileges(String... others) {
        java.util.Set<String> all = new java.util.HashSet<>(List.of(others));
        all.add(Imports.RUN.name());
        return all;
    }
}
