package org.matricula.curriculum.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a module.
 *
 * @param value a positive number
 */
public record ModuleId(long value) implements Identifier {

    /** Checks the number. */
    public ModuleId {
        Identifier.check("moduleId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ModuleId valueOf(String text) {
        return new ModuleId(Identifier.parse("moduleId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
