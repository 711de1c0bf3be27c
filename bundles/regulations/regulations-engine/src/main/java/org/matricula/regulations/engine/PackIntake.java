package org.matricula.regulations.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stages what arrives, one pack after the other and on a thread of its own: what brings a pack never waits until its
 * cases were run.
 */
@Component(service = PackIntake.class)
public final class PackIntake {

    /** The most bytes that are read of one file of a pack. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final int LAST_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(PackIntake.class);

    private final Engine engine;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(r -> new Thread(r, "matricula-packs"));
    private final Map<String, Map<String, byte[]>> refused = new TreeMap<>();

    /** Stages into the engine. */
    @Activate
    public PackIntake(@Reference Engine engine) {
        this.engine = engine;
    }

    /** Takes nothing in any more; a pack that is being staged is finished, for an interrupt would end its connection. */
    @Deactivate
    public void deactivate() throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Stages a pack, soon.
     *
     * @param files name to contents
     * @param origin where the files come from, for people; what came from there before and was refused is forgotten
     */
    void offer(Map<String, byte[]> files, String origin) {
        worker.execute(() -> stage(files, origin));
    }

    /** Does not try again what was refused and is not there any more, and forgets what could not be read. */
    void withdraw(String origin) {
        worker.execute(() -> {
            refused.remove(origin);
            try {
                engine.withdraw(origin);
            } catch (RuntimeException e) {
                LOG.warn("What was refused from {} stays on the list: {}", origin, e.getMessage());
            }
        });
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
}
