package org.matricula.assessment.provider.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.rest.Json;
import org.matricula.policies.coursework.CourseworkPolicies;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Explanation;
import org.matricula.regulations.kit.explanation.Section;

/** Why module results are as they are, in words for the student, from the rulings as they were stored. */
final class ResultWords {

    private final Regulations regulations;
    private final Map<PackRef, Optional<Pack>> packs = new HashMap<>();

    ResultWords(Regulations regulations) {
        this.regulations = regulations;
    }

    /**
     * The ruling on a result in words.
     *
     * @param ruling as it is stored, see {@link RulingText}
     * @param decided what was decided about the attempt, by identity
     */
    String of(ModuleResult result, String ruling, Map<String, AssessmentOutcome> decided) {
        Stored stored = read(ruling);
        StringBuilder text = new StringBuilder(explained(result, stored).text(Audience.STUDENT));
        List<String> decisions = stored.outcomes().stream()
                .filter(decided::containsKey)
                .map(id -> words(decided.get(id).decision()))
                .toList();
        if (!decisions.isEmpty()) {
            text.append('\n').append(new Section("What was decided about your work", decisions).text());
        }
        return text.toString();
    }

    private Explanation explained(ModuleResult result, Stored stored) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("mark", result.mark());
        outcome.put("grade", result.grade());
        outcome.put("credits", stored.credits());
        outcome.put("element_marks", stored.elementMarks());
        Judgement<Map<String, Object>> judgement = new Judgement<>(
                outcome,
                Entitlement.AUTOMATIC,
                DecidedBy.SUBJECT_BOARD,
                false,
                stored.findings().stream().map(StoredFinding::finding).toList(),
                List.of(),
                stored.review());
        Optional<Pack> words = packs.computeIfAbsent(result.pack(), this::pack);
        String policy = words.filter(pack -> pack.policies().contains(CourseworkPolicies.SUBJECT_RESULT.name()))
                .map(pack -> CourseworkPolicies.SUBJECT_RESULT.name())
                .orElse(TaughtPolicies.MODULE_RESULT.name());
        return new Explanation(
                policy,
                result.moduleCode(),
                judgement,
                result.pack(),
                words.map(Pack::clauses).orElse(Map.of()),
                words.map(pack -> pack.explanations(policy)).orElse(Map.of()));
    }

    /** A pack that can no longer be loaded takes its headings and sentences along, not what was found. */
    private Optional<Pack> pack(PackRef ref) {
        try {
            return Optional.of(regulations.pinned(ref));
        } catch (ProblemException gone) {
            return Optional.empty();
        }
    }

    private static String words(Decision decision) {
        List<String> parts = new ArrayList<>();
        parts.add(Section.words(decision.kind().name()));
        if (decision.dueAt() != null) {
            parts.add("until " + decision.dueAt());
        }
        if (decision.form() != null) {
            parts.add(decision.form());
        }
        if (decision.cap() != null) {
            parts.add("at most " + decision.cap().stripTrailingZeros().toPlainString());
        }
        parts.add("decided on " + decision.decidedOn());
        return String.join(", ", parts);
    }

    private static Stored read(String ruling) {
        try {
            return Json.mapper().readValue(ruling, Stored.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored ruling cannot be read", e);
        }
    }

    /** What is told of a stored ruling. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Stored(
            BigDecimal credits,
            Map<String, BigDecimal> elementMarks,
            List<String> outcomes,
            boolean review,
            List<StoredFinding> findings) {

        Stored {
            outcomes = outcomes == null ? List.of() : outcomes;
            findings = findings == null ? List.of() : findings;
        }
    }

    /** A finding whose facts are stored by name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StoredFinding(
            String rule,
            String clause,
            String code,
            boolean satisfied,
            Map<String, Object> facts,
            List<Finding.Step> steps) {

        Finding finding() {
            return new Finding(
                    rule,
                    clause,
                    code,
                    satisfied,
                    facts.entrySet().stream()
                            .map(fact -> new Finding.Fact(fact.getKey(), fact.getValue()))
                            .toList(),
                    steps);
        }
    }
}
