package org.matricula.assessment.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an act that adjusts a cohort.
 *
 * @param value a positive number
 */
public record CohortActId(long value) implements Identifier {

    /** Checks the number. */
    public CohortActId {
        Identifier.check("cohortActId", value);
    }

    /** Reads an identifier from a path or query. */
    public static CohortActId valueOf(String text) {
        return new CohortActId(Identifier.parse("cohortActId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
