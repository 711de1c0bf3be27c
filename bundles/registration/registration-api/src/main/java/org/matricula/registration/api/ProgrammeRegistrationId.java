package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a programme registration.
 *
 * @param value a positive number
 */
public record ProgrammeRegistrationId(long value) implements Identifier {

    /** Checks the number. */
    public ProgrammeRegistrationId {
        Identifier.check("programmeRegistrationId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ProgrammeRegistrationId valueOf(String text) {
        return new ProgrammeRegistrationId(Identifier.parse("programmeRegistrationId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
