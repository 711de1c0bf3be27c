package org.matricula.students.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a hold.
 *
 * @param value a positive number
 */
public record HoldId(long value) implements Identifier {

    /** Checks the number. */
    public HoldId {
        Identifier.check("holdId", value);
    }

    /** Reads an identifier from a path or query. */
    public static HoldId valueOf(String text) {
        return new HoldId(Identifier.parse("holdId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
