package org.matricula.curriculum.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a version of what a module demands or teaches.
 *
 * @param value a positive number
 */
public record ModuleSpecificationId(long value) implements Identifier {

    /** Checks the number. */
    public ModuleSpecificationId {
        Identifier.check("moduleSpecificationId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ModuleSpecificationId valueOf(String text) {
        return new ModuleSpecificationId(Identifier.parse("moduleSpecificationId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
