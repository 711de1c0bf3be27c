package org.matricula.kernel.api.time;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What was found out stays known for a short while. It is forgotten as soon as somebody says that it may have changed,
 * even what was being found out at that moment. Any number of threads may use it.
 *
 * @param <K> what is asked for
 * @param <V> what was found; never null
 */
public final class Memory<K, V> {

    private final Clock clock;
    private final int most;
    private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /**
     * Something found.
     *
     * @param until from when on it has to be found out again
     */
    public record Found<V>(V value, Instant until) {}

    private record Kept<V>(Found<V> found, long since) {}

    /**
     * Knows nothing yet.
     *
     * @param most how many are kept; when there are more, those whose time is up go first, then all
     */
    public Memory(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** What is known, or else what is found out now; what the finding throws is thrown, and nothing kept. */
    public V get(K key, Supplier<Found<V>> finding) {
        Instant now = clock.instant();
        long since = changes.get();
        Kept<V> known = kept.get(key);
        if (known != null && known.since() == since && known.found().until().isAfter(now)) {
            return known.found().value();
        }
        Found<V> found = finding.get();
        makeRoom(now);
        kept.put(key, new Kept<>(found, since));
        return found.value();
    }

    /** Forgets everything. */
    public void forget() {
        changes.incrementAndGet();
        kept.clear();
    }

    private void makeRoom(Instant now) {
        if (kept.size() < most) {
            return;
        }
        kept.values().removeIf(one -> !one.found().until().isAfter(now));
        if (kept.size() > most / 2) {
            kept.clear();
        }
    }
}
