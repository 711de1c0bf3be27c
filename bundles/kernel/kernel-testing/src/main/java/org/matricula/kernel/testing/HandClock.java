package org.matricula.kernel.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is turned, or on which every look is a second after the one before. */
public final class HandClock extends Clock {

    private final Duration step;
    private Instant now;

    /** Stands at a moment. */
    public HandClock(Instant now) {
        this(now, Duration.ZERO);
    }

    private HandClock(Instant now, Duration step) {
        this.now = now;
        this.step = step;
    }

    /** On which every look is a second after the one before, the first a second after a moment. */
    public static HandClock ticking(Instant now) {
        return new HandClock(now, Duration.ofSeconds(1));
    }

    /** Goes on by so much, and says to what. */
    public synchronized Instant pass(Duration time) {
        now = now.plus(time);
        return now;
    }

    /** From now on it shows another time. */
    public synchronized void set(Instant shown) {
        now = shown;
    }

    @Override
    public Instant instant() {
        return pass(step);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
