package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.matricula.demo.DemonstrationException;
import org.matricula.demo.client.Api;

/** Puts the packs into force: one person approves them, another one activates them. */
public final class Packs {

    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int SHOWN = 12;
    private static final String APPROVER = "pack-approver";

    private final Stage stage;
    private final Api approver;

    /** Works on a stage; adds the person who approves. */
    public Packs(Stage stage) {
        this.stage = stage;
        this.approver = new RealmUser(stage).added(APPROVER, "regulations-approver@*");
    }

    /** Waits until the cases of a pack have passed, has it approved, and activates it. */
    public void activate(String id) {
        JsonNode pack = verified(id);
        String version = pack.at("/ref/version").asText();
        approver.post(
                "regulations/packs/" + id + "/" + version + "/approval",
                Map.of("reason", "The demonstration has looked at its cases."));
        JsonNode active = stage.api()
                .post(
                        "regulations/packs/" + id + "/" + version + "/activation",
                        Map.of("reason", "The demonstration puts it into force."));
        stage.screen()
                .say(
                        "%s %s (%s), approved by %s, is %s: %s",
                        id,
                        version,
                        active.at("/ref/digest").asText().substring(0, SHOWN),
                        active.at("/approval/by").asText(),
                        active.path("state").asText(),
                        active.path("title").asText());
        if (active.hasNonNull("notice")) {
            stage.screen().say("  note: %s", active.path("notice").asText());
        }
    }

    private JsonNode verified(String id) {
        Instant latest = Instant.now().plus(LONGEST);
        String seen = "not there";
        while (Instant.now().isBefore(latest)) {
            // an earlier arrival may have been rejected because the pack that it extends was not there yet
            Optional<JsonNode> good = Optional.empty();
            for (JsonNode pack : stage.api().get("regulations/packs")) {
                if (pack.at("/ref/id").asText().equals(id)) {
                    seen = pack.path("state").asText() + " " + pack.path("reasons");
                    if ("VERIFIED".equals(pack.path("state").asText())) {
                        good = Optional.of(pack);
                    }
                }
            }
            if (good.isPresent()) {
                return good.get();
            }
            stage.screen().progress("waiting for the cases of %s: %s", id, seen);
            stage.container().pause(EVERY);
        }
        throw new DemonstrationException("The pack " + id + " was not verified in time: " + seen);
    }
}
