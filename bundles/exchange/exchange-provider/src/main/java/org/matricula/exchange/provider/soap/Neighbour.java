package org.matricula.exchange.provider.soap;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.matricula.kernel.api.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service of another domain that comes and goes while the endpoint stays. A call holds the service; one that goes
 * waits, bounded, until its calls have been answered, so that an update does not cut them off.
 *
 * @param <T> the service
 */
final class Neighbour<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Neighbour.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final List<Held<T>> all = new CopyOnWriteArrayList<>();

    /** A neighbour that is not there yet; the name is what callers are told when they miss it. */
    Neighbour(String name) {
        this.name = name;
    }

    /** The service has come; from now on it is preferred to one that was there before. */
    void come(T service) {
        all.add(0, new Held<>(service));
    }

    /** The service goes: no new call reaches it, and the calls that hold it are waited for. */
    void go(T service) {
        for (Held<T> held : all) {
            if (held.service == service && all.remove(held) && !held.drained()) {
                LOG.warn("'{}' goes away although SOAP calls are not answered yet", name);
            }
        }
    }

    /**
     * Calls the service.
     *
     * @throws org.matricula.kernel.api.ProblemException 503 naming the neighbour when it is not there
     */
    <R> R call(Function<T, R> use) {
        for (Held<T> held : all) {
            if (held.lock.readLock().tryLock()) {
                try {
                    return use.apply(held.service);
                } finally {
                    held.lock.readLock().unlock();
                }
            }
        }
        throw Problem.unavailable(
                        "'" + name + "' does not answer at the moment: its provider is not there.", RETRY_AFTER_SECONDS)
                .exception();
    }

    private static final class Held<T> {

        private final T service;
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        Held(T service) {
            this.service = service;
        }

        /** Keeps the write lock for good, so that a call that still has this in hand cannot enter. */
        boolean drained() {
            try {
                return lock.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
