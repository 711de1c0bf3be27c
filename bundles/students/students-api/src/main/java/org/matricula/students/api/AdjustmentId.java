package org.matricula.students.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a reasonable adjustment.
 *
 * @param value a positive number
 */
public record AdjustmentId(long value) implements Identifier {

    /** Checks the number. */
    public AdjustmentId {
        Identifier.check("adjustmentId", value);
    }

    /** Reads an identifier from a path or query. */
    public static AdjustmentId valueOf(String text) {
        return new AdjustmentId(Identifier.parse("adjustmentId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
