package org.matricula.kernel.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.karaf.jaas.config.JaasRealm;
import org.apache.karaf.jaas.modules.BackingEngine;
import org.apache.karaf.jaas.modules.BackingEngineFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates an administrator with a random password when the realm has no user at all, writes the password into a file
 * that only the owner can read, and says once where it is.
 */
@Component(service = {})
public final class FirstAdministrator {

    static final String USER = "administrator";
    static final String FILE = "initial-administrator-password.txt";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final Path UNFINISHED = Path.of(System.getProperty("karaf.etc", "etc"), FILE + ".part");
    private static final int PASSWORD_BYTES = 18;
    private static final String MODULE = "org.apache.karaf.jaas.module";
    private static final List<String> ROLES =
            List.of("administrator@*", "admin", "manager", "viewer", "systembundles", "ssh");

    /** Looks at the realm once. */
    @Activate
    public FirstAdministrator(@Reference List<JaasRealm> realms, @Reference List<BackingEngineFactory> factories)
            throws IOException {
        Optional<BackingEngine> engine = realms.stream()
                .filter(realm -> "karaf".equals(realm.getName()))
                .flatMap(realm -> List.of(realm.getEntries()).stream())
                .flatMap(entry -> engine(entry, factories).stream())
                .findFirst();
        if (engine.isEmpty()) {
            return;
        }
        if (Files.exists(UNFINISHED)) {
            // the start before this one was cut short, so nobody knows the password
            engine.get().deleteUser(USER);
        }
        if (engine.get().listUsers().isEmpty()) {
            create(engine.get());
        }
    }

    private static Optional<BackingEngine> engine(AppConfigurationEntry entry, List<BackingEngineFactory> factories) {
        Map<String, ?> options = entry.getOptions();
        return factories.stream()
                .filter(factory -> factory.getModuleClass().equals(options.get(MODULE)))
                .map(factory -> factory.build(options))
                .findFirst();
    }

    private static void create(BackingEngine engine) throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.deleteIfExists(UNFINISHED);
        Files.createFile(
                UNFINISHED, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(UNFINISHED, password + System.lineSeparator(), StandardOpenOption.WRITE);
        engine.addUser(USER, password);
        ROLES.forEach(role -> engine.addRole(USER, role));
        // last, so that whoever reads it finds a user with all its roles
        Path file = UNFINISHED.resolveSibling(FILE);
        Files.move(UNFINISHED, file, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("First start: user '{}' was created; its password is in {}", USER, file);
    }
}
