package org.matricula.kernel.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock on which every look is a second after the one before. */
public final class Ticking extends Clock {

    private Instant now;

    /** The first look is a second after this. */
    public Ticking(Instant now) {
        this.now = now;
    }

    /** From now on it shows another time. */
    public synchronized void set(Instant shown) {
        now = shown;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plusSeconds(1);
        return now;
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
