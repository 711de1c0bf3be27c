package org.matricula.curriculum.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a programme.
 *
 * @param value a positive number
 */
public record ProgrammeId(long value) implements Identifier {

    /** Checks the number. */
    public ProgrammeId {
        Identifier.check("programmeId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ProgrammeId valueOf(String text) {
        return new ProgrammeId(Identifier.parse("programmeId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
