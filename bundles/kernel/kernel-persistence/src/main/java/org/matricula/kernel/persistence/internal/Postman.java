package org.matricula.kernel.persistence.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that hands the events of the outbox to the consumers that are there. */
@Component(
        service = {},
        immediate = true)
public final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final long DELIVER_EVERY_MILLIS = 500;

    private final Sql sql;
    private final Transactions transactions;
    private final Clock clock;
    private final List<EventConsumer> consumers = new CopyOnWriteArrayList<>();
    private final Set<String> failures = new HashSet<>();
    private final ScheduledExecutorService postman =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "matricula-outbox"));

    /** Starts the delivery. */
    @Activate
    public Postman(
            @Reference(target = "(osgi.jndi.service.name=kernel)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.sql = new Sql(dataSource);
        this.transactions = transactions;
        this.clock = clock;
        postman.scheduleWithFixedDelay(
                this::deliver, DELIVER_EVERY_MILLIS, DELIVER_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops the delivery. */
    @Deactivate
    public void deactivate() {
        postman.shutdownNow();
    }

    /** A consumer has come. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addConsumer(EventConsumer consumer) {
        consumers.add(consumer);
    }

    /** A consumer goes; its events wait for it. */
    public void removeConsumer(EventConsumer consumer) {
        consumers.remove(consumer);
    }

    /**
     * Hands every event that waits to its consumers. One that fails waits for the next time, and with it those that
     * follow on the same subject; the others go on.
     */
    public synchronized void deliver() {
        for (EventConsumer consumer : consumers) {
            try {
                deliverAll(consumer);
            } catch (RuntimeException e) {
                LOG.warn("Events for '{}' wait: {}", consumer.name(), e.getMessage());
            }
        }
    }

    private void deliverAll(EventConsumer consumer) {
        Set<String> stuck = new HashSet<>();
        List<Waiting> page = waiting(consumer, 0);
        while (!page.isEmpty()) {
            for (Waiting waiting : page) {
                if (!stuck.contains(waiting.event().subject()) && !delivered(consumer, waiting)) {
                    stuck.add(waiting.event().subject());
                }
            }
            page = waiting(consumer, page.get(page.size() - 1).id());
        }
    }

    private boolean delivered(EventConsumer consumer, Waiting waiting) {
        String failure = consumer.name() + " " + waiting.id();
        try {
            deliver(consumer, waiting);
            failures.remove(failure);
            return true;
        } catch (RuntimeException e) {
            // it is tried again every time, and said once
            if (failures.add(failure)) {
                LOG.warn(
                        "The event {} ({}) waits for '{}': {}",
                        waiting.id(),
                        waiting.event().type(),
                        consumer.name(),
                        e.getMessage());
            }
            return false;
        }
    }

    private void deliver(EventConsumer consumer, Waiting waiting) {
        transactions.requiresNew(() -> {
            sql.update(
                    Sql.insert("kernel_outbox_delivery", "consumer", "event_id", "delivered_at"),
                    consumer.name(),
                    waiting.id(),
                    clock.instant());
            consumer.consume(waiting.id(), waiting.event());
            return null;
        });
    }

    private List<Waiting> waiting(EventConsumer consumer, long after) {
        return transactions.required(() -> sql.query(
                "select id, type, institution, subject, payload from kernel_outbox where type in "
                        + Sql.in(consumer.types().size())
                        + " and id > ? and not exists (select 1 from kernel_outbox_delivery d where d.consumer = ?"
                        + " and d.event_id = kernel_outbox.id) order by id fetch first 100 rows only",
                rs -> {
                    String institution = rs.getString("institution");
                    return new Waiting(
                            rs.getLong("id"),
                            new DomainEvent(
                                    rs.getString("type"),
                                    institution == null ? null : new InstitutionCode(institution),
                                    rs.getString("subject"),
                                    rs.getString("payload")));
                },
                Sql.all(consumer.types(), after, consumer.name())));
    }

    private record Waiting(long id, DomainEvent event) {}
}
