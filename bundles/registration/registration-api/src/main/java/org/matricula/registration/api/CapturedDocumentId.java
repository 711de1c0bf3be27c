package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a captured document.
 *
 * @param value a positive number
 */
public record CapturedDocumentId(long value) implements Identifier {

    /** Checks the number. */
    public CapturedDocumentId {
        Identifier.check("capturedDocumentId", value);
    }

    /** Reads an identifier from a path or query. */
    public static CapturedDocumentId valueOf(String text) {
        return new CapturedDocumentId(Identifier.parse("capturedDocumentId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
