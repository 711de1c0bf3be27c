package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a document that is asked for.
 *
 * @param value a positive number
 */
public record MissingDocumentId(long value) implements Identifier {

    /** Checks the number. */
    public MissingDocumentId {
        Identifier.check("missingDocumentId", value);
    }

    /** Reads an identifier from a path or query. */
    public static MissingDocumentId valueOf(String text) {
        return new MissingDocumentId(Identifier.parse("missingDocumentId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
