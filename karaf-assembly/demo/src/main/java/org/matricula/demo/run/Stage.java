package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.matricula.demo.DemonstrationException;
import org.matricula.demo.Screen;
import org.matricula.demo.client.Api;
import org.matricula.demo.container.Container;

/**
 * What every step works with.
 *
 * @param container the container that runs
 * @param api the interface, as the administrator sees it
 * @param screen what the reader sees
 */
public record Stage(Container container, Api api, Screen screen) {

    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * Follows a job to its end.
     *
     * @param what the job, for the reader
     * @throws DemonstrationException when it did not end well
     */
    JsonNode follow(String what, String job) {
        Instant latest = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(latest)) {
            JsonNode now = api.get("jobs/" + job);
            switch (now.path("state").asText()) {
                case "DONE" -> {
                    return now;
                }
                case "FAILED", "CANCELLED" -> throw new DemonstrationException(
                        what + " ended as " + now.path("state").asText() + ": "
                                + now.path("message").asText());
                default -> {
                    screen.progress(
                            "%-34s %s of %s",
                            what, now.path("done").asText(), now.path("total").asText());
                    container.pause(EVERY);
                }
            }
        }
        throw new DemonstrationException(what + " did not end within " + LONGEST.toMinutes() + " minutes");
    }
}
