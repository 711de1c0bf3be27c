package org.matricula.assessment.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a piece of work handed in.
 *
 * @param value a positive number
 */
public record SubmissionId(long value) implements Identifier {

    /** Checks the number. */
    public SubmissionId {
        Identifier.check("submissionId", value);
    }

    /** Reads an identifier from a path or query. */
    public static SubmissionId valueOf(String text) {
        return new SubmissionId(Identifier.parse("submissionId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
