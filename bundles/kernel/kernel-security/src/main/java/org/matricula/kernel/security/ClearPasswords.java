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
        } catch (IOException | RuntimeException e) {
            LOG.warn("Passwords in the file of the realm cannot be hashed; the next look is in a second", e);
        }
    }
}
