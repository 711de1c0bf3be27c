package org.matricula.kernel.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.matricula.kernel.persistence.Migrator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the tables of every bundle whose header {@code Matricula-Migrations} names a domain, then publishes the
 * shared data source under the domain's own name. The domain's persistence unit and stores refer to that name, so they
 * appear only on a schema that fits; on one that does not, they never do.
 */
@Component(
        service = {},
        configurationPid = "org.matricula.persistence")
public final class MigrationExtender implements BundleTrackerCustomizer<String> {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationExtender.class);
    private static final String HEADER = "Matricula-Migrations";
    private static final String KERNEL = "kernel";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final BundleContext context;
    private final Migrator migrator;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(r -> new Thread(r, "matricula-migrations"));
    private final Map<Long, ServiceRegistration<DataSource>> published = new ConcurrentHashMap<>();
    private final BundleTracker<String> tracker;
    private volatile boolean stopped;

    /**
     * Begins to watch bundles.
     *
     * @param settings {@code migrate}: {@code apply} (default) or {@code verify}, which refuses pending migrations
     */
    @Activate
    public MigrationExtender(
            @Reference(target = "(osgi.jndi.service.name=matricula)") DataSource dataSource,
            BundleContext context,
            Map<String, Object> settings) {
        this.dataSource = dataSource;
        this.context = context;
        this.migrator = new Migrator(dataSource, !"verify".equals(settings.get("migrate")));
        // everybody waits for the kernel's own tables
        worker.execute(() -> migrate(context.getBundle(), KERNEL));
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        this.tracker.open();
    }

    /**
     * Stops watching; everything published goes. What is being migrated is finished: the component is started anew when
     * its configuration arrives late, and an interrupted migration would be reported as a domain that stays away.
     */
    @Deactivate
    public void deactivate() throws InterruptedException {
        stopped = true;
        tracker.close();
        worker.shutdown();
        if (!worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }

    @Override
    public String addingBundle(Bundle bundle, BundleEvent event) {
        String domain = bundle.getHeaders("").get(HEADER);
        if (domain != null) {
            worker.execute(() -> migrate(bundle, domain));
        }
        return domain;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, String domain) {
        // STARTING to ACTIVE changes nothing
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, String domain) {
        ServiceRegistration<DataSource> registration = published.remove(bundle.getBundleId());
        if (registration != null) {
            registration.unregister();
        }
    }

    private void migrate(Bundle bundle, String domain) {
        try {
            FirstConnection.await(dataSource, PATIENCE, PAUSE, () -> stopped);
            if (stopped) {
                return;
            }
            int applied = migrator.migrate(domain, scripts(bundle, domain));
            LOG.info("Tables of '{}' are ready ({} migrations applied)", domain, applied);
            if (stopped) {
                return;
            }
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put("osgi.jndi.service.name", domain);
            properties.put("matricula.domain", domain);
            published.put(bundle.getBundleId(), context.registerService(DataSource.class, dataSource, properties));
            if ((bundle.getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0) {
                removedBundle(bundle, null, domain);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The domain '{}' stays away: {}", domain, e.getMessage(), e);
        }
    }

    private static Map<String, String> scripts(Bundle bundle, String domain) throws IOException {
        Map<String, String> scripts = new TreeMap<>();
        String folder = "/migrations/" + domain;
        for (URL url : Collections.list(bundle.findEntries(folder, "*.sql", false))) {
            String path = url.getPath();
            try (InputStream in = url.openStream()) {
                scripts.put(
                        path.substring(path.lastIndexOf('/') + 1),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return scripts;
    }
}
