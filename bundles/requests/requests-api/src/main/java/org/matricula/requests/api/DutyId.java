package org.matricula.requests.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a duty.
 *
 * @param value a positive number
 */
public record DutyId(long value) implements Identifier {

    /** Checks the number. */
    public DutyId {
        Identifier.check("dutyId", value);
    }

    /** Reads an identifier from a path or query. */
    public static DutyId valueOf(String text) {
        return new DutyId(Identifier.parse("dutyId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
