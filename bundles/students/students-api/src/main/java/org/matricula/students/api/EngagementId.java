package org.matricula.students.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of one of a student's engagements.
 *
 * @param value a positive number
 */
public record EngagementId(long value) implements Identifier {

    /** Checks the number. */
    public EngagementId {
        Identifier.check("engagementId", value);
    }

    /** Reads an identifier from a path or query. */
    public static EngagementId valueOf(String text) {
        return new EngagementId(Identifier.parse("engagementId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
