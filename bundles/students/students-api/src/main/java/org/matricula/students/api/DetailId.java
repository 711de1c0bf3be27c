package org.matricula.students.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of one entry in a student's history of details.
 *
 * @param value a positive number
 */
public record DetailId(long value) implements Identifier {

    /** Checks the number. */
    public DetailId {
        Identifier.check("detailId", value);
    }

    /** Reads an identifier from a path or query. */
    public static DetailId valueOf(String text) {
        return new DetailId(Identifier.parse("detailId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
