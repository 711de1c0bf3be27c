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
    private static final List<String> ROLES =
            List.of("administrator@*", "admin", "manager", "viewer", "systembundles", "ssh");

    /** Looks at the realm once. */
    @Activate
    public FirstAdministrator(@Reference RealmUsers users) throws IOException {
        if (Files.exists(UNFINISHED)) {
            // the start before this one was cut short, so nobody knows the password
            users.change(engine -> engine.deleteUser(USER));
        }
        if (users.empty()) {
            create(users);
        }
    }

    private static void create(RealmUsers users) throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.deleteIfExists(UNFINISHED);
        Files.createFile(
                UNFINISHED, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(UNFINISHED, password + System.lineSeparator(), StandardOpenOption.WRITE);
        users.change(engine -> {
            engine.addUser(USER, users.kept(password));
            ROLES.forEach(role -> engine.addRole(USER, role));
        });
        // last, so that whoever reads it finds a user with all its roles
        Path file = UNFINISHED.resolveSibling(FILE);
        Files.move(UNFINISHED, file, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("First start: user '{}' was created; its password is in {}", USER, file);
    }
}
