package org.matricula.boards.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the databases keep them. */
public final class Moments {

    private Moments() {}

    /** Now, cut to microseconds: a finer instant would be rounded up, and could then lie ahead. */
    public static Instant now(Clock clock) {
        return cut(clock.instant());
    }

    /** The same instant without what is finer than microseconds. */
    public static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
