package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.rest.Json;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Explanation;

/** The rulings as they were stored with a candidate, in words. Nothing is judged again. */
public final class StoredRulings {

    private final List<Stored> rulings;
    private final Regulations regulations;
    private final boolean decided;

    /** The rulings that stand behind a candidate. */
    public StoredRulings(ExplainedCandidate candidate, Regulations regulations) {
        this.regulations = regulations;
        this.decided = candidate.candidate().decision() != null;
        try {
            this.rulings = Json.mapper().readValue(candidate.rulings(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored rulings cannot be read", e);
        }
    }

    /** Each as plain text. */
    public List<String> text(Audience audience) {
        return told(audience).map(one -> explained(one).text(audience)).toList();
    }

    /** Each as a fragment of HTML. */
    public List<String> html(Audience audience) {
        return told(audience).map(one -> explained(one).html(audience)).toList();
    }

    /** A student hears what rules say, not that there is none, and of a decision not that it is still to be taken. */
    private Stream<Stored> told(Audience audience) {
        return audience == Audience.BOARD
                ? rulings.stream()
                : rulings.stream().filter(Stored::isRuled).map(one -> one.ofRules(decided));
    }

    private Explanation explained(Stored stored) {
        try {
            Pack words = regulations.pinned(stored.pack());
            return Explanation.of(stored.policy(), stored.subject(), stored.judgement(), stored.pack(), words);
        } catch (ProblemException gone) {
            // a pack that can no longer be loaded takes its headings and sentences along, not what was found
            return new Explanation(
                    stored.policy(), stored.subject(), stored.judgement(), stored.pack(), Map.of(), Map.of());
        }
    }

    /**
     * One ruling in its stored form, see {@code RulingsJson}.
     *
     * @param policy the policy's name
     * @param subject a module's code; null for the whole record
     * @param outcome the outcome on the wire
     * @param entitlement how firmly it belongs to the student
     * @param decidedBy who decides
     * @param overridable whether the text says normally
     * @param review whether a person must look at it
     * @param gaps adopted readings
     * @param findings the rules that were applied
     * @param pack which pack ruled
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Stored(
            String policy,
            String subject,
            Map<String, Object> outcome,
            Entitlement entitlement,
            DecidedBy decidedBy,
            boolean overridable,
            boolean review,
            List<String> gaps,
            List<Finding> findings,
            PackRef pack) {

        /** False where all that was found is that there is no rule. */
        boolean isRuled() {
            return findings.isEmpty() || findings.stream().anyMatch(Stored::hasClause);
        }

        /** What clauses say of it. */
        Stored ofRules(boolean decided) {
            return new Stored(
                    policy,
                    subject,
                    outcome,
                    entitlement,
                    decidedBy,
                    overridable,
                    review && !decided,
                    gaps,
                    findings.stream().filter(Stored::hasClause).toList(),
                    pack);
        }

        private static boolean hasClause(Finding finding) {
            return !finding.clause().isBlank();
        }

        Judgement<Map<String, Object>> judgement() {
            return new Judgement<>(outcome, entitlement, decidedBy, overridable, findings, gaps, review);
        }
    }
}
