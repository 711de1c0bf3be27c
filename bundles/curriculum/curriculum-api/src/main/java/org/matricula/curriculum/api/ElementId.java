package org.matricula.curriculum.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an assessment element of a module occurrence.
 *
 * @param value a positive number
 */
public record ElementId(long value) implements Identifier {

    /** Checks the number. */
    public ElementId {
        Identifier.check("elementId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ElementId valueOf(String text) {
        return new ElementId(Identifier.parse("elementId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
