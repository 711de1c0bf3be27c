package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A ruling in words: each rule with its clause, what it looked at, and how its numbers came about. */
final class Explanation {

    private static final int LONGEST = 300;

    private Explanation() {}

    /** The lines for the rulings behind a proposal. */
    static List<String> of(JsonNode rulings) {
        List<String> lines = new ArrayList<>();
        for (JsonNode ruling : rulings) {
            lines.add("");
            lines.add("Policy '%s'%s under %s %s, digest %s"
                    .formatted(
                            ruling.path("policy").asText(),
                            ruling.hasNonNull("subject")
                                    ? " on " + ruling.path("subject").asText()
                                    : "",
                            ruling.at("/pack/id").asText(),
                            ruling.at("/pack/version").asText(),
                            ruling.at("/pack/digest").asText()));
            ruling.path("findings").forEach(finding -> finding(finding, lines));
            lines.add("  -> " + shortened(outcome(ruling.path("outcome"))));
        }
        return lines;
    }

    private static void finding(JsonNode finding, List<String> lines) {
        lines.add("  %s rule %s, clause %s: %s"
                .formatted(
                        finding.path("satisfied").asBoolean() ? "[met]    " : "[not met]",
                        finding.path("rule").asText(),
                        finding.path("clause").asText(),
                        finding.path("code").asText()));
        List<String> facts = new ArrayList<>();
        finding.path("facts")
                .forEach(fact -> facts.add(
                        fact.path("name").asText() + " = " + fact.path("value").asText("none")));
        if (!facts.isEmpty()) {
            lines.add("              looked at " + shortened(String.join(", ", facts)));
        }
        for (JsonNode step : finding.path("steps")) {
            lines.add("              %s = %s = %s%s"
                    .formatted(
                            step.path("name").asText(),
                            shortened(step.path("expression").asText()),
                            step.path("result").asText(),
                            step.hasNonNull("rounding")
                                    ? " (" + step.path("rounding").asText() + ")"
                                    : ""));
        }
    }

    private static String outcome(JsonNode outcome) {
        if (!outcome.isObject()) {
            return outcome.asText();
        }
        List<String> parts = new ArrayList<>();
        outcome.fields().forEachRemaining(field -> {
            if (!field.getValue().isNull()
                    && !(field.getValue().isContainerNode() && field.getValue().isEmpty())) {
                parts.add(field.getKey() + " "
                        + (field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString()));
            }
        });
        return String.join(", ", parts);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }
}
