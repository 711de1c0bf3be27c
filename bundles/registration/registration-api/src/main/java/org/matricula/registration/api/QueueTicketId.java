package org.matricula.registration.api;

import org.matricula.kernel.api.Identifier;

/**
 * The identity of a place in a queue.
 *
 * @param value a positive number
 */
public record QueueTicketId(long value) implements Identifier {

    /** Checks the number. */
    public QueueTicketId {
        Identifier.check("queueTicketId", value);
    }

    /** Reads an identifier from a path or query. */
    public static QueueTicketId valueOf(String text) {
        return new QueueTicketId(Identifier.parse("queueTicketId", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
