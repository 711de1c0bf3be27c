package org.matricula.demo.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.matricula.demo.DemonstrationException;
import org.matricula.demo.client.Api;

/** Adds users to the container's realm, as IT operations would. */
final class RealmUser {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int UNAUTHENTICATED = 401;
    private static final int PASSWORD_BYTES = 18;

    private final Stage stage;

    RealmUser(Stage stage) {
        this.stage = stage;
    }

    /** Adds a user with a random password and one role, and returns the interface as that user sees it. */
    Api added(String name, String role) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path users = stage.container().home().resolve("etc").resolve("users.properties");
        try {
            Files.writeString(
                    users,
                    System.lineSeparator() + name + " = " + password + "," + role + System.lineSeparator(),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new DemonstrationException("The user " + name + " cannot be added: " + e, e);
        }
        Api theirs = Api.at(stage.container().ports().http()).as(name, password);
        await(name, theirs);
        return theirs;
    }

    /** The realm hashes a password that was written by hand before it accepts it. */
    private void await(String name, Api theirs) {
        Instant latest = Instant.now().plus(LONGEST);
        while (theirs.status("institutions") == UNAUTHENTICATED) {
            if (Instant.now().isAfter(latest)) {
                throw new DemonstrationException("The realm does not take the user " + name);
            }
            stage.container().pause(EVERY);
        }
    }
}
