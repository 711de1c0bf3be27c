package org.matricula.exchange.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an envelope.
 *
 * @param value a positive number
 */
public record EnvelopeId(long value) implements Identifier {

    /** Checks the number. */
    public EnvelopeId {
        Identifier.check("envelopeId", value);
    }

    /** Reads an identifier from a path or query. */
    public static EnvelopeId valueOf(String text) {
        return new EnvelopeId(Identifier.parse("envelopeId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
