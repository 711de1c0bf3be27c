package org.matricula.boards.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a registrar wants to know of a meeting.
 *
 * @param meeting the meeting
 * @param byProposal number of candidates by proposal
 * @param byDecision number of candidates by decision; those without one under {@code (none)}
 * @param byClass number of candidates by proposed class
 * @param boundary candidates whose mean lies just below a class line, nearest first
 */
public record BoardSummary(
        Meeting meeting,
        Map<String, Long> byProposal,
        Map<String, Long> byDecision,
        Map<String, Long> byClass,
        List<Boundary> boundary) {

    /**
     * A candidate just below a line.
     *
     * @param candidate the candidate
     * @param line the class that is missed
     * @param distance how far the mean lies below the line, in percentage points with two decimals, rounded up: mean and
     *     distance add up to the line
     */
    public record Boundary(Candidate candidate, String line, BigDecimal distance) {}
}
