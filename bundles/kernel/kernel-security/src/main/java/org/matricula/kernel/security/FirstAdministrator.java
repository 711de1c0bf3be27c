package org.matricula.kernel.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        if (engine.isPresent() && engine.get().listUsers().isEmpty()) {
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
        Path file = Path.of(System.getProperty("karaf.etc"), FILE);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password + System.lineSeparator(), StandardOpenOption.WRITE);
        engine.addUser(USER, password);
        ROLES.forEach(role -> engine.addRole(USER, role));
        LOG.info("First start: user '{}' was created; its password is in {}", USER, file);
    }
}
