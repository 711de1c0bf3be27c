package org.matricula.kernel.api.job;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a job.
 *
 * @param value a positive number
 */
public record JobId(long value) implements Identifier {

    /** Checks the number. */
    public JobId {
        Identifier.check("job", value);
    }

    /** Reads an identifier from a path or query. */
    public static JobId valueOf(String text) {
        return new JobId(Identifier.parse("job", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
