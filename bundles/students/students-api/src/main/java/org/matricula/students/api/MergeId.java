package org.matricula.students.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a link between a merged record and its survivor.
 *
 * @param value a positive number
 */
public record MergeId(long value) implements Identifier {

    /** Checks the number. */
    public MergeId {
        Identifier.check("mergeId", value);
    }

    /** Reads an identifier from a path or query. */
    public static MergeId valueOf(String text) {
        return new MergeId(Identifier.parse("mergeId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
