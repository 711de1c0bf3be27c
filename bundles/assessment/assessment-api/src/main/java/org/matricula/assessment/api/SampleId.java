package org.matricula.assessment.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a sample of works.
 *
 * @param value a positive number
 */
public record SampleId(long value) implements Identifier {

    /** Checks the number. */
    public SampleId {
        Identifier.check("sampleId", value);
    }

    /** Reads an identifier from a path or query. */
    public static SampleId valueOf(String text) {
        return new SampleId(Identifier.parse("sampleId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
