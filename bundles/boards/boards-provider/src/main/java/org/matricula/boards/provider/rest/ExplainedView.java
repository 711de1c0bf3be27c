package org.matricula.boards.provider.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.boards.api.Candidate;

/**
 * A candidate with the facts and rulings as JSON, not as text.
 *
 * @param candidate the candidate
 * @param facts the frozen facts
 * @param rulings the rulings with their findings
 */
public record ExplainedView(Candidate candidate, @JsonRawValue String facts, @JsonRawValue String rulings) {

    static ExplainedView of(ExplainedCandidate explained) {
        return new ExplainedView(explained.candidate(), explained.facts(), explained.rulings());
    }
}
