package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.matricula.demo.DemonstrationException;
import org.matricula.demo.Screen;
import org.matricula.demo.client.Api;
import org.matricula.demo.container.Container;

/** Waits until every domain answers, and says what is missing meanwhile. */
public final class Readiness {

    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Set<String> NEEDED = Set.of(
            "institutions",
            "curriculum",
            "students",
            "registration",
            "assessment",
            "regulations",
            "boards",
            "documents",
            "exchange",
            "jobs");

    private Readiness() {}

    /** Returns the interface as the administrator sees it. */
    public static Api await(Container container, Screen screen) {
        Api api = Api.at(container.ports().http());
        Instant latest = Instant.now().plus(LONGEST);
        String missing = "no answer yet";
        while (Instant.now().isBefore(latest)) {
            Optional<JsonNode> status = api.ask("status");
            if (status.isPresent()) {
                List<String> lacking = lacking(status.get());
                if (lacking.isEmpty() && container.password() != null) {
                    screen.say("all domains answer");
                    return api.as("administrator", container.password());
                }
                missing = lacking.isEmpty() ? "the administrator's password" : String.join(", ", lacking);
            }
            screen.progress("waiting for: %s", missing);
            container.pause(EVERY);
        }
        throw new DemonstrationException("After " + LONGEST.toMinutes() + " minutes the platform still lacks: "
                + missing + ". See " + container.home().resolve("data/log/karaf.log"));
    }

    private static List<String> lacking(JsonNode status) {
        Set<String> left = new TreeSet<>(NEEDED);
        String why = "";
        for (JsonNode domain : status) {
            if (domain.path("up").asBoolean()) {
                left.remove(domain.path("domain").asText());
            } else {
                left.add(domain.path("domain").asText());
                why = domain.path("missing").asText();
            }
        }
        List<String> lacking = new ArrayList<>(left);
        if (!why.isEmpty()) {
            lacking.add("the last that is known because " + why);
        }
        return lacking;
    }
}
