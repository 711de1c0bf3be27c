package org.matricula.kernel.testing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;

/** The journal of jobs for tests without a runner: keeps what was submitted; a test does the chunks itself. */
public final class JobJournal {

    private final Identifiers identifiers;
    private final Map<JobId, Job> jobs = Collections.synchronizedMap(new LinkedHashMap<>());

    /** An empty journal. */
    public JobJournal(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** The service for those who submit; any other call fails the test. */
    public Jobs service() {
        return Partial.of(Jobs.class, this);
    }

    // what the service is asked for
    JobId submit(Caller caller, InstitutionCode institution, String kind, Map<String, String> parameters) {
        JobId id = new JobId(identifiers.next());
        jobs.put(id, begun(id, kind, institution, parameters, caller));
        return id;
    }

    /** A job as it was submitted. */
    public Job get(JobId id) {
        return jobs.get(id);
    }

    /** What was submitted, in that order. */
    public List<Job> submitted() {
        synchronized (jobs) {
            return List.copyOf(jobs.values());
        }
    }

    /** A job before its first chunk. */
    public static Job begun(
            JobId id, String kind, InstitutionCode institution, Map<String, String> parameters, Caller caller) {
        return new Job(
                id, kind, institution, parameters, Job.State.RUNNING, 0, 0, null, null, caller, Instant.EPOCH, null);
    }

    /** A job after a chunk. */
    public static Job after(Job job, JobProgress progress) {
        return new Job(
                job.id(),
                job.kind(),
                job.institution(),
                job.parameters(),
                Job.State.RUNNING,
                progress.done(),
                progress.total(),
                progress.cursor(),
                progress.message(),
                job.startedBy(),
                job.createdAt(),
                null);
    }
}
