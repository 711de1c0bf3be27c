package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a roll-over.
 *
 * @param value a positive number
 */
public record RollOverId(long value) implements Identifier {

    /** Checks the number. */
    public RollOverId {
        Identifier.check("rollOverId", value);
    }

    /** Reads an identifier from a path or query. */
    public static RollOverId valueOf(String text) {
        return new RollOverId(Identifier.parse("rollOverId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
