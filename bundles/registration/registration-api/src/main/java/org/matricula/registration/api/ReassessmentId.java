package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an ordered reassessment.
 *
 * @param value a positive number
 */
public record ReassessmentId(long value) implements Identifier {

    /** Checks the number. */
    public ReassessmentId {
        Identifier.check("reassessmentId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ReassessmentId valueOf(String text) {
        return new ReassessmentId(Identifier.parse("reassessmentId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
