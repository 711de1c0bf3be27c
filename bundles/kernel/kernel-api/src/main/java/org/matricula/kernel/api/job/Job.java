package org.matricula.kernel.api.job;

import java.time.Instant;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;

/**
 * A piece of long work and how far it is.
 *
 * @param id its identity
 * @param kind what sort of work, the name of its {@link JobHandler}
 * @param institution whose records it works on
 * @param parameters what it was asked to do
 * @param state where it stands
 * @param done how many steps are committed
 * @param total how many steps there are; 0 while unknown
 * @param cursor where the next chunk starts, in the handler's own words; null at the start
 * @param message the last word of the handler: a summary at the end, the reason of a failure
 * @param startedBy who asked for it, with the privileges and the scope held then; handlers act on its behalf
 * @param createdAt when it was asked for
 * @param finishedAt when it ended; null while it has not
 */
public record Job(
        JobId id,
        String kind,
        InstitutionCode institution,
        Map<String, String> parameters,
        State state,
        long done,
        long total,
        String cursor,
        String message,
        Caller startedBy,
        Instant createdAt,
        Instant finishedAt) {

    /** Where a job stands. */
    public enum State {
        /** Waiting for a node to take it. */
        WAITING,
        /** A node works on it. */
        RUNNING,
        /** All chunks are committed. */
        DONE,
        /** It stopped with a reason; committed chunks stay, and it can be resumed. */
        FAILED,
        /** Somebody stopped it; committed chunks stay, and it can be resumed. */
        CANCELLED
    }

    /** True when no node will work on it any more. */
    public boolean ended() {
        return state == State.DONE || state == State.FAILED || state == State.CANCELLED;
    }
}
