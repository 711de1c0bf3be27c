package org.matricula.regulations.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.kit.pack.PackLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes packs out of bundles that carry one (header {@code Matricula-Pack}) and stages them. The bundle is the carrier
 * and nothing more: removing or updating it changes nothing that is staged.
 */
@Component(service = {})
public final class PackInbox implements BundleTrackerCustomizer<String> {

    private static final Logger LOG = LoggerFactory.getLogger(PackInbox.class);
    private static final String HEADER = "Matricula-Pack";
    private static final int LARGEST = 4 * 1024 * 1024;

    private final Engine engine;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(r -> new Thread(r, "matricula-packs"));
    private final Map<String, Map<String, byte[]>> refused = new TreeMap<>();
    private final BundleTracker<String> tracker;

    /** Looks at the bundles that are there and at those that come. */
    @Activate
    public PackInbox(BundleContext context, @Reference Engine engine) {
        this.engine = engine;
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        this.tracker.open();
    }

    /** Takes nothing in any more. */
    @Deactivate
    public void deactivate() {
        tracker.close();
        worker.shutdownNow();
    }

    @Override
    public String addingBundle(Bundle bundle, BundleEvent event) {
        String descriptor = bundle.getHeaders("").get(HEADER);
        if (descriptor != null) {
            String origin = "bundle " + bundle.getSymbolicName() + " " + bundle.getVersion();
            try {
                Map<String, byte[]> files = files(bundle, descriptor);
                worker.execute(() -> stage(files, origin));
            } catch (IOException e) {
                LOG.warn("The pack in {} cannot be read: {}", origin, e.getMessage());
            }
        }
        return descriptor;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, String descriptor) {
        // STARTING to ACTIVE changes nothing
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, String descriptor) {
        // what was staged stays
    }

    /** A pack may arrive before the one that it extends, so what was refused is tried again after each success. */
    private void stage(Map<String, byte[]> files, String origin) {
        try {
            PackStatus status = engine.stage(files, origin);
            if (status.state() == PackState.REJECTED) {
                refused.put(origin, files);
                return;
            }
            refused.remove(origin);
            Map<String, Map<String, byte[]>> again = new TreeMap<>(refused);
            refused.clear();
            again.forEach((from, before) -> stage(before, from));
        } catch (RuntimeException | Error e) {
            LOG.error("The pack in {} could not be staged", origin, e);
        }
    }

    private static Map<String, byte[]> files(Bundle bundle, String descriptor) throws IOException {
        String folder = descriptor.substring(0, descriptor.lastIndexOf('/') + 1);
        Map<String, byte[]> files = new TreeMap<>();
        Enumeration<URL> entries = bundle.findEntries(folder, "*", false);
        if (entries == null) {
            throw new IOException("there is no folder " + folder);
        }
        for (URL url : Collections.list(entries)) {
            String path = url.getPath();
            if (!path.endsWith("/")) {
                try (InputStream in = url.openStream()) {
                    byte[] bytes = in.readNBytes(LARGEST + 1);
                    if (bytes.length > LARGEST) {
                        throw new IOException(path + " is larger than " + LARGEST + " bytes");
                    }
                    files.put(name(path, descriptor), bytes);
                }
            }
        }
        return files;
    }

    // whatever the header calls the descriptor, the loader knows it by one name
    private static String name(String path, String descriptor) {
        return path.endsWith("/" + descriptor) ? PackLoader.DESCRIPTOR : path.substring(path.lastIndexOf('/') + 1);
    }
}
