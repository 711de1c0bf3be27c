package org.matricula.assessment.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of one row of marks.
 *
 * @param value a positive number
 */
public record MarkId(long value) implements Identifier {

    /** Checks the number. */
    public MarkId {
        Identifier.check("markId", value);
    }

    /** Reads an identifier from a path or query. */
    public static MarkId valueOf(String text) {
        return new MarkId(Identifier.parse("markId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
