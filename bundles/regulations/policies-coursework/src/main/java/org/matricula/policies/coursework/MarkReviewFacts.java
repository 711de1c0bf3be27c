package org.matricula.policies.coursework;

/**
 * A request to review a mark, or a complaint (W-H17, W-Q8).
 *
 * @param subject what it is about
 * @param honoursExaminers how many honours examiners marked; 0 where it is no honours project
 * @param moderated true when the marking was moderated
 * @param attemptsDocumented true when attempts to report poor supervision are documented
 * @param attemptsUnanswered true when they went unanswered
 */
public record MarkReviewFacts(
        About subject,
        int honoursExaminers,
        boolean moderated,
        boolean attemptsDocumented,
        boolean attemptsUnanswered) {

    /** What a request is about. */
    public enum About {
        /** The academic judgement in the mark. */
        MARK,
        /** Poor supervision. */
        SUPERVISION,
        /** Anything else. */
        OTHER
    }
}
