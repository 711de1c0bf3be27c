package org.matricula.kernel.jobs;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;

/**
 * A job as callers see it; fields as in {@link Job}.
 *
 * @param id its identity
 * @param kind what sort of work
 * @param institution whose records it works on
 * @param state WAITING, RUNNING, DONE, FAILED or CANCELLED
 * @param done how many steps are committed
 * @param total how many steps there are; 0 while unknown
 * @param message the last word of the work
 * @param startedBy who asked for it
 * @param createdAt when it was asked for
 * @param finishedAt when it ended; null while it has not
 */
public record JobView(
        JobId id,
        String kind,
        InstitutionCode institution,
        Job.State state,
        long done,
        long total,
        String message,
        String startedBy,
        Instant createdAt,
        Instant finishedAt) {

    static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.kind(),
                job.institution(),
                job.state(),
                job.done(),
                job.total(),
                job.message(),
                job.startedBy().name(),
                job.createdAt(),
                job.finishedAt());
    }
}
