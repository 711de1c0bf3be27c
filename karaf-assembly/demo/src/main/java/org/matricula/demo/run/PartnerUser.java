package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
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

/** A registrar of the college, who must not see the university's students. */
public final class PartnerUser {

    private static final String USER = "college-registrar";
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Stage stage;

    /** Works on a stage. */
    public PartnerUser(Stage stage) {
        this.stage = stage;
    }

    /**
     * Adds the user to the realm and looks at students through their eyes.
     *
     * @param college the college's code
     * @param foreign a student of the university
     */
    public void look(String college, String foreign) {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path users = stage.container().home().resolve("etc").resolve("users.properties");
        try {
            Files.writeString(
                    users,
                    System.lineSeparator() + USER + " = " + password + ",registrar@" + college + System.lineSeparator(),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new DemonstrationException("The college's user cannot be added: " + e, e);
        }
        Api theirs = Api.at(stage.container().ports().http()).as(USER, password);
        await(theirs);
        JsonNode own = theirs.get("students?institution=" + college + "&limit=1");
        int status = theirs.status("students/" + foreign);
        if (own.path("items").isEmpty() || status != NOT_FOUND && status != FORBIDDEN) {
            throw new DemonstrationException(
                    "The college's registrar sees " + own.path("items").size()
                            + " students of the college, and a student of the university with status " + status);
        }
        stage.screen()
                .say(
                        "the user %s sees students of %s; a student of the university is answered with %d",
                        USER, college, status);
    }

    /** The realm hashes a password that was written by hand before it accepts it. */
    private void await(Api theirs) {
        Instant latest = Instant.now().plus(LONGEST);
        while (theirs.status("institutions") == UNAUTHENTICATED) {
            if (Instant.now().isAfter(latest)) {
                throw new DemonstrationException("The realm does not take the user " + USER);
            }
            stage.container().pause(EVERY);
        }
    }
}
