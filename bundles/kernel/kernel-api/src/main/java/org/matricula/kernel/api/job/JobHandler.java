package org.matricula.kernel.api.job;

/**
 * Knows how to do one kind of job, chunk by chunk. A chunk and the journal's new cursor commit together, so that after
 * a kill the work goes on exactly where the last chunk ended.
 */
public interface JobHandler {

    /** The kind of job, {@code domain.verb}: {@code boards.propose}. */
    String kind();

    /**
     * Does the next chunk. Called in a transaction of its own; an exception rolls the chunk back and fails the job.
     *
     * @param job the job with the cursor that the chunk before it left; the cursor is null on the first call
     * @return how far the job is now
     */
    JobProgress next(Job job);
}
