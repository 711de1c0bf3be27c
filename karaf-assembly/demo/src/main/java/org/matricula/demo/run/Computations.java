package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.matricula.demo.generator.AcademicYear;
import org.matricula.demo.generator.Campus;

/** Has module results computed, session by session. */
public final class Computations {

    private final Stage stage;

    /** Works on a stage. */
    public Computations(Stage stage) {
        this.stage = stage;
    }

    /** Computes every session of an institution that has modules. */
    public void compute(Campus campus) {
        for (AcademicYear year : campus.taught()) {
            JsonNode started = stage.api()
                    .post(
                            "assessment/results/computations",
                            Map.of("institution", campus.code(), "session", year.toString()));
            String what = campus.code() + " " + year;
            JsonNode done = stage.follow(what, started.path("id").asText());
            stage.screen().say("%-34s %s", what, done.path("message").asText());
        }
    }
}
