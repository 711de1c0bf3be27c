package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a claim to recognition.
 *
 * @param value a positive number
 */
public record ClaimId(long value) implements Identifier {

    /** Checks the number. */
    public ClaimId {
        Identifier.check("claimId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ClaimId valueOf(String text) {
        return new ClaimId(Identifier.parse("claimId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
