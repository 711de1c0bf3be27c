package org.matricula.kernel.api.event;

import java.util.Collection;

/** Keeps events in the transaction that caused them; they are delivered after it commits, at least once. */
public interface Outbox {

    /** Keeps an event in the transaction of the thread. */
    void publish(DomainEvent event);

    /** Keeps events in the transaction of the thread, in their order. */
    default void publishAll(Collection<DomainEvent> events) {
        events.forEach(this::publish);
    }
}
