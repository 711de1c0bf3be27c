package org.matricula.assessment.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of one row of module results.
 *
 * @param value a positive number
 */
public record ModuleResultId(long value) implements Identifier {

    /** Checks the number. */
    public ModuleResultId {
        Identifier.check("moduleResultId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ModuleResultId valueOf(String text) {
        return new ModuleResultId(Identifier.parse("moduleResultId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
