package org.matricula.institutions.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an agreement with a partner.
 *
 * @param value a positive number
 */
public record AgreementId(long value) implements Identifier {

    /** Checks the number. */
    public AgreementId {
        Identifier.check("agreementId", value);
    }

    /** Reads an identifier from a path or query. */
    public static AgreementId valueOf(String text) {
        return new AgreementId(Identifier.parse("agreementId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
