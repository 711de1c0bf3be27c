package org.matricula.kernel.persistence.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The outbox in the database. It knows no consumer: those publish events themselves, and are handed theirs by {@link Postman}. */
@Component
public final class JdbcOutbox implements Outbox {

    private static final String INSERT =
            Sql.insert("kernel_outbox", "id", "occurred_at", "type", "institution", "subject", "payload");

    private final Sql sql;
    private final Identifiers identifiers;
    private final Clock clock;

    /** Works on the kernel's tables. */
    @Activate
    public JdbcOutbox(
            @Reference(target = "(osgi.jndi.service.name=kernel)") DataSource dataSource,
            @Reference Identifiers identifiers,
            @Reference Clock clock) {
        this.sql = new Sql(dataSource);
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public void publish(DomainEvent event) {
        publishAll(List.of(event));
    }

    @Override
    public void publishAll(Collection<DomainEvent> events) {
        Instant now = clock.instant();
        sql.batch(
                INSERT,
                events.stream()
                        .map(event -> new Object[] {
                            identifiers.next(), now, event.type(), event.institution(), event.subject(), event.payload()
                        })
                        .toList());
    }
}
