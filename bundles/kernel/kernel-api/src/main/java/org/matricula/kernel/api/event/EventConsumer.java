package org.matricula.kernel.api.event;

import java.util.Set;

/**
 * A service that acts on events of other domains. It is called in a transaction together with the mark that the event
 * was delivered to it; an exception rolls both back and the event comes again, before those that follow on its subject.
 * Events on other subjects go on meanwhile.
 */
public interface EventConsumer {

    /** A stable name, under which deliveries are remembered: {@code registration}. */
    String name();

    /** The event types that it wants. */
    Set<String> types();

    /** Acts on one event. May be called again with the same event after a failure, never after a success. */
    void consume(long eventId, DomainEvent event);
}
