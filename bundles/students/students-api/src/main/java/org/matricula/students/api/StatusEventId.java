package org.matricula.students.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a status event.
 *
 * @param value a positive number
 */
public record StatusEventId(long value) implements Identifier {

    /** Checks the number. */
    public StatusEventId {
        Identifier.check("statusEventId", value);
    }

    /** Reads an identifier from a path or query. */
    public static StatusEventId valueOf(String text) {
        return new StatusEventId(Identifier.parse("statusEventId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
