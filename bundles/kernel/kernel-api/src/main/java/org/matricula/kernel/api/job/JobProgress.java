package org.matricula.kernel.api.job;

/**
 * How far a job is after a chunk.
 *
 * @param done how many steps are done in all
 * @param total how many steps there are in all; 0 while unknown
 * @param cursor where the next chunk starts; null when the job is complete
 * @param message a word for people; the last one is kept as the job's summary
 */
public record JobProgress(long done, long total, String cursor, String message) {

    /** True when there is nothing left to do. */
    public boolean complete() {
        return cursor == null;
    }
}
