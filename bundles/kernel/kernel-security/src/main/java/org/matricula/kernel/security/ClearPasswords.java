package org.matricula.kernel.security;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether passwords were typed into the file of the realm in clear, and has them hashed. */
@Component(service = {})
public final class ClearPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(ClearPasswords.class);

    private final RealmUsers users;
    private final ScheduledExecutorService lookout =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "matricula-passwords"));
    private boolean failing;

    /** Looks from now on. */
    @Activate
    public ClearPasswords(@Reference RealmUsers users) {
        this.users = users;
        lookout.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    /** Looks no more. */
    @Deactivate
    public void deactivate() {
        lookout.shutdownNow();
    }

    private void look() {
        try {
            users.hashClearPasswords();
            failing = false;
        } catch (IOException | RuntimeException e) {
            // once, and not with every look until somebody has put it right
            if (!failing) {
                LOG.warn("Passwords in the file of the realm cannot be hashed; every second is the next look", e);
            }
            failing = true;
        }
    }
}
