package org.matricula.kernel.api.time;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class MemoryTest {

    private static final int MOST = 4;

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.parse("2026-07-10T08:00:00Z");
    private final Memory<String, Integer> memory = new Memory<>(
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            MOST);

    @Test
    public void whatIsKnownIsNotAskedForAgainUntilItsTimeIsUp() {
        assertEquals(1, ask("a"));
        now = now.plusSeconds(59);
        assertEquals(1, ask("a"));
        now = now.plusSeconds(1);
        assertEquals(2, ask("a"));
    }

    @Test
    public void whatMayHaveChangedIsAskedForAgainEvenWhenItWasBeingFoundThen() {
        assertEquals(1, ask("a"));
        memory.forget();
        assertEquals(2, ask("a"));
        memory.get("b", () -> {
            memory.forget();
            return found();
        });
        assertEquals(4, ask("b"));
    }

    @Test
    public void aFailureIsNotKept() {
        assertThrows(
                IllegalStateException.class,
                () -> memory.get("a", () -> {
                    throw new IllegalStateException("not now");
                }));
        assertEquals(1, ask("a"));
    }

    @Test
    public void whatIsOverMakesRoomAndIfThatIsNotEnoughEverything() {
        ask("old");
        now = now.plusSeconds(30);
        for (int i = 0; i < MOST - 1; i++) {
            ask("key" + i);
        }
        now = now.plusSeconds(30);
        assertEquals(5, ask("one too many"));
        assertEquals("more than half were not over, so all went", 6, ask("key0"));
    }

    private int ask(String key) {
        return memory.get(key, this::found);
    }

    private Memory.Found<Integer> found() {
        return new Memory.Found<>(asked.incrementAndGet(), now.plusSeconds(60));
    }
}
