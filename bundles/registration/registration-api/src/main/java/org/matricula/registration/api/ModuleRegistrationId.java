package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a module registration.
 *
 * @param value a positive number
 */
public record ModuleRegistrationId(long value) implements Identifier {

    /** Checks the number. */
    public ModuleRegistrationId {
        Identifier.check("moduleRegistrationId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ModuleRegistrationId valueOf(String text) {
        return new ModuleRegistrationId(Identifier.parse("moduleRegistrationId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
