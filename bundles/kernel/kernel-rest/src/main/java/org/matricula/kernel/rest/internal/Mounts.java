package org.matricula.kernel.rest.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.matricula.kernel.rest.DomainResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resources that are there, by domain. A request leases the resource that answers it; a resource that goes away
 * waits, bounded, until its requests have been answered, so that an update does not cut them off.
 */
@Component(service = Mounts.class)
public final class Mounts {

    private static final Logger LOG = LoggerFactory.getLogger(Mounts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String DOMAIN = "matricula.domain";

    private final Map<String, List<Mount>> mounts = new ConcurrentHashMap<>();

    private final Duration patience;
    private volatile Runnable unmounted = () -> {};

    /** Waits ten seconds for requests under way. */
    @Activate
    public Mounts() {
        this(PATIENCE);
    }

    /** Waits as long as it is told for requests under way. */
    Mounts(Duration patience) {
        this.patience = patience;
    }

    /** A domain has come; a newer resource goes before an older one, which stays until it is unmounted. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void mount(DomainResource resource, Map<String, Object> properties) {
        mounts.computeIfAbsent((String) properties.get(DOMAIN), domain -> new CopyOnWriteArrayList<>())
                .add(0, new Mount(resource));
    }

    /** A domain goes; called before it is torn down. */
    public void unmount(DomainResource resource, Map<String, Object> properties) {
        String domain = (String) properties.get(DOMAIN);
        List<Mount> there = mounts.getOrDefault(domain, List.of());
        for (Mount mount : there) {
            if (mount.resource == resource) {
                there.remove(mount);
                mount.drain(domain);
                unmounted.run();
            }
        }
    }

    /** What to do whenever a domain has gone and its requests are answered. */
    void afterUnmount(Runnable action) {
        unmounted = action;
    }

    /** Leases the resource of a domain; null when there is none. */
    Lease lease(String domain) {
        for (Mount mount : mounts.getOrDefault(domain, List.of())) {
            if (mount.enter()) {
                return mount;
            }
        }
        return null;
    }

    /** The domains that are there, by name, with their resources. */
    Map<String, DomainResource> all() {
        Map<String, DomainResource> all = new TreeMap<>();
        mounts.forEach(
                (domain, there) -> there.stream().findFirst().ifPresent(mount -> all.put(domain, mount.resource)));
        return all;
    }

    /** The names of the domains that are there. */
    Collection<String> names() {
        return all().keySet();
    }

    /** A hold on a resource; to be closed when the request is answered. */
    interface Lease extends AutoCloseable {

        /** The resource that is held. */
        DomainResource resource();

        @Override
        void close();
    }

    private final class Mount implements Lease {

        private final DomainResource resource;
        private final Lock lock = new ReentrantLock();
        private final Condition idle = lock.newCondition();
        private int requests;
        private boolean closed;

        Mount(DomainResource resource) {
            this.resource = resource;
        }

        @Override
        public DomainResource resource() {
            return resource;
        }

        boolean enter() {
            lock.lock();
            try {
                if (closed) {
                    return false;
                }
                requests++;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (--requests == 0) {
                    idle.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        void drain(String domain) {
            lock.lock();
            try {
                closed = true;
                long left = patience.toNanos();
                while (requests > 0 && left > 0) {
                    left = idle.awaitNanos(left);
                }
                if (requests > 0) {
                    LOG.warn("'{}' goes away although {} requests are not answered yet", domain, requests);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }
    }
}
