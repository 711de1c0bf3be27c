package org.matricula.institutions.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a delivery site.
 *
 * @param value a positive number
 */
public record SiteId(long value) implements Identifier {

    /** Checks the number. */
    public SiteId {
        Identifier.check("siteId", value);
    }

    /** Reads an identifier from a path or query. */
    public static SiteId valueOf(String text) {
        return new SiteId(Identifier.parse("siteId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
