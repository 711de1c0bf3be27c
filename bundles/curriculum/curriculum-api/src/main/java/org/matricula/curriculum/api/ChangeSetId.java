package org.matricula.curriculum.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a change set.
 *
 * @param value a positive number
 */
public record ChangeSetId(long value) implements Identifier {

    /** Checks the number. */
    public ChangeSetId {
        Identifier.check("changeSetId", value);
    }

    /** Reads an identifier from a path or query. */
    public static ChangeSetId valueOf(String text) {
        return new ChangeSetId(Identifier.parse("changeSetId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
