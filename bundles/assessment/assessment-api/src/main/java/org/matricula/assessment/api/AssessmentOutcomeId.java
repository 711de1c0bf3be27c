package org.matricula.assessment.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an outcome recorded about an assessment.
 *
 * @param value a positive number
 */
public record AssessmentOutcomeId(long value) implements Identifier {

    /** Checks the number. */
    public AssessmentOutcomeId {
        Identifier.check("assessmentOutcomeId", value);
    }

    /** Reads an identifier from a path or query. */
    public static AssessmentOutcomeId valueOf(String text) {
        return new AssessmentOutcomeId(Identifier.parse("assessmentOutcomeId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
