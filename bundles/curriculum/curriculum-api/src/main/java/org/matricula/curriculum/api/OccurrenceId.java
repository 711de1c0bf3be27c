package org.matricula.curriculum.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a module occurrence.
 *
 * @param value a positive number
 */
public record OccurrenceId(long value) implements Identifier {

    /** Checks the number. */
    public OccurrenceId {
        Identifier.check("occurrenceId", value);
    }

    /** Reads an identifier from a path or query. */
    public static OccurrenceId valueOf(String text) {
        return new OccurrenceId(Identifier.parse("occurrenceId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
