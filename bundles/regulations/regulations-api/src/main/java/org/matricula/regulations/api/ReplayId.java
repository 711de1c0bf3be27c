package org.matricula.regulations.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a replay.
 *
 * @param value a positive number
 */
public record ReplayId(long value) implements Identifier {

    /** Checks the number. */
    public ReplayId {
        Identifier.check("replay", value);
    }

    /** Reads an identifier from a path or query. */
    public static ReplayId valueOf(String text) {
        return new ReplayId(Identifier.parse("replay", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
