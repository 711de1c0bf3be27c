package org.matricula.exchange.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of an import.
 *
 * @param value a positive number
 */
public record ImportId(long value) implements Identifier {

    /** Checks the number. */
    public ImportId {
        Identifier.check("importId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ImportId valueOf(String text) {
        return new ImportId(Identifier.parse("importId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
