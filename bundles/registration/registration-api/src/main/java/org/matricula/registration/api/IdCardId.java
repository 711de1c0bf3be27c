package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an ID card.
 *
 * @param value a positive number
 */
public record IdCardId(long value) implements Identifier {

    /** Checks the number. */
    public IdCardId {
        Identifier.check("idCardId", value);
    }

    /** Reads an identifier from a path or query. */
    public static IdCardId valueOf(String text) {
        return new IdCardId(Identifier.parse("idCardId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
