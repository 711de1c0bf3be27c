package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a registration event.
 *
 * @param value a positive number
 */
public record RegistrationEventId(long value) implements Identifier {

    /** Checks the number. */
    public RegistrationEventId {
        Identifier.check("registrationEventId", value);
    }

    /** Reads an identifier from a path or query. */
    public static RegistrationEventId valueOf(String text) {
        return new RegistrationEventId(Identifier.parse("registrationEventId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
