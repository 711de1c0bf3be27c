package org.matricula.kernel.persistence.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Component;

/** The time of the machine, as a service that a test can replace. Microseconds, as the databases keep them. */
@Component(service = Clock.class)
public final class SystemClock extends Clock {

    private final Clock clock = Clock.tick(Clock.systemUTC(), java.time.Duration.ofNanos(1000));

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
