package org.matricula.features;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Notes every bundle that is stopped, refreshed or updated although it should be left in peace. */
final class Disturbances implements SynchronousBundleListener, AutoCloseable {

    private static final int TROUBLE =
            BundleEvent.STOPPED | BundleEvent.UNRESOLVED | BundleEvent.UPDATED | BundleEvent.UNINSTALLED;

    private final BundleContext context;
    private final Set<String> expected;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    Disturbances(BundleContext context, Set<String> expected) {
        this.context = context;
        this.expected = expected;
        context.addBundleListener(this);
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        String name = event.getBundle().getSymbolicName();
        if ((event.getType() & TROUBLE) != 0 && !expected.contains(name)) {
            seen.add(name + " event " + event.getType());
        }
    }

    @Override
    public void close() {
        context.removeBundleListener(this);
    }
}
