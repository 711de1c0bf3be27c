package org.matricula.curriculum.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a version of a programme.
 *
 * @param value a positive number
 */
public record ProgrammeVersionId(long value) implements Identifier {

    /** Checks the number. */
    public ProgrammeVersionId {
        Identifier.check("programmeVersionId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ProgrammeVersionId valueOf(String text) {
        return new ProgrammeVersionId(Identifier.parse("programmeVersionId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
