package org.matricula.requests.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a request.
 *
 * @param value a positive number
 */
public record RequestId(long value) implements Identifier {

    /** Checks the number. */
    public RequestId {
        Identifier.check("requestId", value);
    }

    /** Reads an identifier from a path or query. */
    public static RequestId valueOf(String text) {
        return new RequestId(Identifier.parse("requestId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
