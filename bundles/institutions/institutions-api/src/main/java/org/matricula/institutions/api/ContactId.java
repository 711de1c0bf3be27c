package org.matricula.institutions.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a contact.
 *
 * @param value a positive number
 */
public record ContactId(long value) implements Identifier {

    /** Checks the number. */
    public ContactId {
        Identifier.check("contactId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ContactId valueOf(String text) {
        return new ContactId(Identifier.parse("contactId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
