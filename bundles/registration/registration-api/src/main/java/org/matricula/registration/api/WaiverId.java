package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a waiver.
 *
 * @param value a positive number
 */
public record WaiverId(long value) implements Identifier {

    /** Checks the number. */
    public WaiverId {
        Identifier.check("waiverId", value);
    }

    /** Reads an identifier from a path or query. */
    public static WaiverId valueOf(String text) {
        return new WaiverId(Identifier.parse("waiverId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
