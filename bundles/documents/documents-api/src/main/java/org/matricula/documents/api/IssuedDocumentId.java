package org.matricula.documents.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an issued document.
 *
 * @param value a positive number
 */
public record IssuedDocumentId(long value) implements Identifier {

    /** Checks the number. */
    public IssuedDocumentId {
        Identifier.check("documentId", value);
    }

    /** Reads an identifier from a path or query. */
    public static IssuedDocumentId valueOf(String text) {
        return new IssuedDocumentId(Identifier.parse("documentId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
