package org.matricula.policies.taught;

import java.time.LocalDate;

/** What the rules of extenuating circumstances look at (sections 3.5 and 7.3). */
public sealed interface CircumstancesFacts {

    /**
     * A claim, and what the panel ruled.
     *
     * @param claimed the day of the claim
     * @param deadline the last day of claims before the board
     * @param sat true when the student sat the assessment and so declared to be fit
     * @param exceptional true when there is an exceptional reason for a claim after that
     * @param supportPlan true when a support plan covers an ongoing condition
     * @param worsened true when that condition suddenly became worse
     * @param adjustmentsMissing true when the adjustments of the plan were not made
     * @param independentEvidence true when the evidence is independent
     * @param ruling what the panel ruled; null while it has not
     * @param blockDelivery true when the module is delivered in a block and much teaching was missed
     * @param otherForm true when the assessment is to take another form
     * @param subjectBoardAgrees true when the subject board agrees on that form
     * @param finalYear true when the claim concerns the final year and the award itself
     * @param resumesNextSession true when the student can clearly resume in the next session
     */
    record Claim(
            LocalDate claimed,
            LocalDate deadline,
            boolean sat,
            boolean exceptional,
            boolean supportPlan,
            boolean worsened,
            boolean adjustmentsMissing,
            boolean independentEvidence,
            PanelRuling ruling,
            boolean blockDelivery,
            boolean otherForm,
            boolean subjectBoardAgrees,
            boolean finalYear,
            boolean resumesNextSession)
            implements CircumstancesFacts {}

    /**
     * When the panel meets.
     *
     * @param last the day of its last meeting
     * @param next the day of its next meeting
     */
    record PanelMeeting(LocalDate last, LocalDate next) implements CircumstancesFacts {}

    /**
     * An appeal against the panel's decision.
     *
     * @param newEvidence true when there is new evidence
     * @param goodReason true when there is a good reason why it was not there before
     */
    record Challenge(boolean newEvidence, boolean goodReason) implements CircumstancesFacts {}

    /** What the panel may rule. */
    enum PanelRuling {
        /** Nothing changes. */
        DECLINED,
        /** More time. */
        EXTENSION,
        /** The same attempt in the next period of assessment. */
        SAME_ATTEMPT_NEXT_PERIOD,
        /** The module again, as a first attempt. */
        REPEAT_AS_FIRST
    }
}
