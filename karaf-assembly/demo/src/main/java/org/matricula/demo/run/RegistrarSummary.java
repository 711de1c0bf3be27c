package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.matricula.demo.Screen;
import org.matricula.demo.generator.Campus;

/** What a registrar wants to see after the boards. */
public final class RegistrarSummary {

    private static final String WITHIN = "0.5";
    private static final int SHOWN = 15;
    private static final int DECIMALS = 2;

    private final Stage stage;

    /** Works on a stage. */
    public RegistrarSummary(Stage stage) {
        this.stage = stage;
    }

    /** Prints the numbers and the boundary list of a meeting; returns its summary. */
    public JsonNode print(Campus campus, String meeting) {
        JsonNode summary = stage.api().get("boards/meetings/" + meeting + "/summary?within=" + WITHIN);
        Screen screen = stage.screen();
        screen.line("");
        screen.line("%s, board of %s, %,d candidates"
                .formatted(
                        campus.name(),
                        campus.board(),
                        summary.at("/meeting/candidates").asLong()));
        table("by decision", summary.path("byDecision"));
        table("by proposal", summary.path("byProposal"));
        table("by class", summary.path("byClass"));
        screen.line("  compensation may be offered to %,d candidates".formatted(compensable(meeting)));
        JsonNode boundary = summary.path("boundary");
        screen.line("  within %s below a line: %d candidates".formatted(WITHIN, boundary.size()));
        for (int i = 0; i < Math.min(SHOWN, boundary.size()); i++) {
            boundary(boundary.get(i));
        }
        if (boundary.size() > SHOWN) {
            screen.line("    ... and %d more".formatted(boundary.size() - SHOWN));
        }
        return summary;
    }

    private long compensable(String meeting) {
        return stage.api().all("boards/meetings/" + meeting + "/candidates").stream()
                .filter(candidate -> !candidate.path("compensable").isEmpty())
                .count();
    }

    private void boundary(JsonNode near) {
        JsonNode candidate = near.path("candidate");
        JsonNode student = student(candidate.path("studentId").asText());
        stage.screen()
                .line("    %-10s %-30s mean %-8s %-12s misses %-12s by %s"
                        .formatted(
                                student.path("number").asText(),
                                name(student),
                                decimal(candidate.path("mean")),
                                candidate.path("classification").asText(),
                                near.path("line").asText(),
                                decimal(near.path("distance"))));
    }

    /** Explains the candidate who is nearest to a line. */
    public String explain(String meeting, JsonNode summary) {
        JsonNode nearest = summary.path("boundary").path(0);
        if (nearest.isMissingNode()) {
            stage.screen().line("  nobody lies just below a line, so there is nothing to explain");
            return null;
        }
        String studentId = nearest.at("/candidate/studentId").asText();
        JsonNode student = student(studentId);
        JsonNode explained = stage.api().get("boards/meetings/" + meeting + "/candidates/" + studentId);
        Screen screen = stage.screen();
        screen.line("");
        screen.line("Why %s %s has %s and not %s"
                .formatted(
                        student.path("number").asText(),
                        name(student),
                        nearest.at("/candidate/classification").asText(),
                        nearest.path("line").asText()));
        screen.line("  modules that the board had before it:");
        for (JsonNode module : explained.at("/facts/modules")) {
            screen.line("    %-10s level %s %4s credits  mark %-10s %-10s %s %s"
                    .formatted(
                            module.path("code").asText(),
                            module.path("level").asText(),
                            module.path("credits").asText(),
                            module.path("mark").isNull()
                                    ? "-"
                                    : module.path("mark").asText(),
                            module.path("status").asText(),
                            module.path("attempt").asText("FIRST"),
                            module.path("session").asText("")));
        }
        Explanation.of(explained.path("rulings")).forEach(line -> screen.line(line.isEmpty() ? "" : "  " + line));
        return studentId;
    }

    /** Prints how long the steps took. */
    public void times() {
        Screen screen = stage.screen();
        screen.line("");
        screen.line("Times");
        for (Map.Entry<String, Duration> step : screen.took().entrySet()) {
            screen.line("  %-60s %10s".formatted(step.getKey(), Screen.seconds(step.getValue())));
        }
        screen.line("  %-60s %10s".formatted("all together", Screen.seconds(screen.total())));
    }

    private JsonNode student(String id) {
        return stage.api().get("students/" + id);
    }

    private static String name(JsonNode student) {
        return student.path("givenNames").asText() + " "
                + student.path("familyName").asText();
    }

    private static String decimal(JsonNode number) {
        // what is read from JSON has lost its zeros at the end; two places are what the platform shows
        return number.isNumber()
                ? number.decimalValue().setScale(DECIMALS, RoundingMode.DOWN).toPlainString()
                : "-";
    }

    private void table(String title, JsonNode counts) {
        stage.screen().line("  " + title);
        counts.fields().forEachRemaining(count -> stage.screen()
                .line("    %-28s %,7d"
                        .formatted(count.getKey(), count.getValue().asLong())));
    }
}
