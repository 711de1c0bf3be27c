package org.matricula.regulations.kit.explanation;

import java.util.Set;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;

/** Puts one ruling into a tree of thoughts for one audience. */
final class Telling {

    private final Explanation ruling;
    private final Audience audience;
    private final Sentences sentences;
    private final Set<String> untold;

    Telling(Explanation ruling, Audience audience) {
        this.ruling = ruling;
        this.audience = audience;
        this.sentences = new Sentences(ruling.policy(), ruling.sentences(), audience);
        this.untold = audience == Audience.BOARD ? Set.of() : Wording.boardOnly(ruling.policy(), ruling.sentences());
    }

    Branch tell() {
        String policy = ShownValue.words(ruling.policy());
        String title = policy.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + policy.substring(1);
        Branch root = new Branch(ruling.subject() == null ? title : title + " of " + ruling.subject());
        outcome(root.add(audience == Audience.BOARD ? "Outcome" : "What was found"));
        Branch why = root.add(audience == Audience.BOARD ? "Findings" : "Why");
        ruling.findings().forEach(finding -> finding(finding, why));
        standing(root);
        return root;
    }

    private void outcome(Branch branch) {
        ruling.judgement().outcome().forEach((name, value) -> {
            if (audience == Audience.BOARD || value != null && !untold.contains(name)) {
                branch.add(ShownValue.words(name) + ": " + ShownValue.of(name, value));
            }
        });
    }

    private void finding(Finding finding, Branch why) {
        Branch branch = why.add((finding.satisfied() ? "[yes] " : "[no] ") + sentences.of(finding));
        String heading = ruling.clauses().get(finding.clause());
        String clause = finding.clause() + (heading == null ? "" : ", " + heading);
        if (audience == Audience.STUDENT) {
            branch.add("See " + clause + ".");
        } else {
            branch.add("Rule " + finding.rule() + ", clause " + clause + ", code " + finding.code());
            finding.facts().forEach(fact -> branch.add(valued(fact.name(), fact.value())));
        }
        finding.steps().stream().filter(step -> !untold.contains(step.name())).forEach(step -> step(step, branch));
    }

    private void step(Finding.Step step, Branch branch) {
        StringBuilder line = new StringBuilder(ShownValue.words(step.name()));
        line.append(" = ").append(step.expression()).append(" = ");
        line.append(value(step.name(), step.result()));
        if (step.rounding() != null) {
            line.append(", rounded by ").append(step.rounding());
        }
        branch.add(line.toString());
    }

    private String valued(String name, Object value) {
        return ShownValue.words(name) + ": " + value(name, value);
    }

    private String value(String name, Object value) {
        String exact = ShownValue.exactly(name, value);
        return ShownValue.of(name, value) + (exact == null ? "" : " (exactly " + exact + ")");
    }

    private void standing(Branch root) {
        Judgement<?> judgement = ruling.judgement();
        Branch standing = root.add(audience == Audience.BOARD ? "Standing" : "What this means");
        String by = ShownValue.words(judgement.decidedBy().name());
        standing.add(
                switch (judgement.entitlement()) {
                    case AUTOMATIC -> "It follows from the facts; decided by: " + by + ".";
                    case RIGHT -> audience == Audience.STUDENT
                            ? "You may claim this; confirmed by: " + by + "."
                            : "The student may claim it; confirmed by: " + by + ".";
                    case DISCRETION -> "It is at the discretion of: " + by + ".";
                    case BARRED -> "The regulations do not allow it; decided by: " + by + ".";
                });
        if (judgement.overridable()) {
            standing.add(
                    "The regulations say 'normally': the deciding body may decide otherwise and gives its reason.");
        }
        if (judgement.review()) {
            standing.add("A person must look at this before anything is decided.");
        }
        if (audience == Audience.BOARD && !judgement.gaps().isEmpty()) {
            standing.add("Adopted readings of the text: " + String.join(", ", judgement.gaps()));
        }
        standing.add(
                ruling.pack() == null
                        ? "A rehearsal with other numbers than those of the regulations; no decision may rest on it."
                        : "Regulations: "
                                + (audience == Audience.BOARD ? ruling.pack().toString() : plainPack()));
    }

    private String plainPack() {
        return ruling.pack().id() + " " + ruling.pack().version();
    }
}
