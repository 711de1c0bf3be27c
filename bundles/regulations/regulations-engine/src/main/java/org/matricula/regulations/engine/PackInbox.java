package org.matricula.regulations.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
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

    private final PackIntake intake;
    private final BundleTracker<String> tracker;

    /** Looks at the bundles that are there and at those that come. */
    @Activate
    public PackInbox(BundleContext context, @Reference PackIntake intake) {
        this.intake = intake;
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        this.tracker.open();
    }

    /** Takes nothing in any more. */
    @Deactivate
    public void deactivate() {
        tracker.close();
    }

    @Override
    public String addingBundle(Bundle bundle, BundleEvent event) {
        String descriptor = bundle.getHeaders("").get(HEADER);
        if (descriptor != null) {
            String origin = "bundle " + bundle.getSymbolicName() + " " + bundle.getVersion();
            try {
                intake.offer(files(bundle, descriptor), origin);
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
                    byte[] bytes = in.readNBytes(PackIntake.LARGEST + 1);
                    if (bytes.length > PackIntake.LARGEST) {
                        throw new IOException(path + " is larger than " + PackIntake.LARGEST + " bytes");
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
