package org.matricula.exchange.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of the return of an envelope.
 *
 * @param value a positive number
 */
public record EnvelopeReturnId(long value) implements Identifier {

    /** Checks the number. */
    public EnvelopeReturnId {
        Identifier.check("returnId", value);
    }

    /** Reads an identifier from a path or query. */
    public static EnvelopeReturnId valueOf(String text) {
        return new EnvelopeReturnId(Identifier.parse("returnId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
