package org.matricula.boards.provider.store;

import java.math.BigDecimal;
import org.matricula.boards.api.Candidate;

/**
 * A candidate with all that is kept of the proposal.
 *
 * @param candidate the candidate, without a decision
 * @param left true when the student had withdrawn when the facts were frozen
 * @param nextLine the class just above; null where there is none
 * @param distance how far the mean lies below it; null where there is none
 * @param facts the frozen facts, as JSON
 * @param factsDigest SHA-256 of the facts
 * @param rulings the rulings, as JSON
 */
public record Proposed(
        Candidate candidate,
        boolean left,
        String nextLine,
        BigDecimal distance,
        String facts,
        String factsDigest,
        String rulings) {}
