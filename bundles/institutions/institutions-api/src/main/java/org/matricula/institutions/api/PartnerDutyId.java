package org.matricula.institutions.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of one duty between a partner and its awarding body.
 *
 * @param value a positive number
 */
public record PartnerDutyId(long value) implements Identifier {

    /** Checks the number. */
    public PartnerDutyId {
        Identifier.check("dutyId", value);
    }

    /** Reads an identifier from a path or query. */
    public static PartnerDutyId valueOf(String text) {
        return new PartnerDutyId(Identifier.parse("dutyId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
