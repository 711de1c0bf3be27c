package org.matricula.policies.coursework;

/**
 * Whether a mark may be reviewed.
 *
 * @param available true when it may
 * @param reason why not: TWO_EXAMINERS, MODERATED, SUPERVISION_NOT_REPORTED; null when it may
 * @param route where the request goes; null when it goes nowhere
 */
public record MarkReview(boolean available, String reason, Route route) {

    /** Where a request goes. */
    public enum Route {
        /** A review of the mark. */
        MARK_REVIEW,
        /** The policy on reviews, appeals and complaints. */
        REVIEW_AND_APPEAL_POLICY
    }
}
