package org.matricula.policies.taught;

/**
 * Something that a body wants to do (sections 7.1 and 7.2).
 *
 * @param body who wants it
 * @param action what
 * @param externalConsent true when an award external examiner's consent is on record
 * @param principle where a matter of principle, raised by an external examiner, stands
 * @param chairsAction how the chair acts for the board between meetings; null when the board itself acts
 */
public record BoardActionFacts(
        Body body, Action action, boolean externalConsent, Principle principle, ChairsAction chairsAction) {

    /** Who acts. */
    public enum Body {
        /** Subject assessment board. */
        SAB,
        /** Award and progression assessment board. */
        APAB,
        /** Academic Board. */
        ACADEMIC_BOARD,
        /** Academic Appeals Committee. */
        APPEALS_COMMITTEE
    }

    /** What is done. */
    public enum Action {
        /** Fixes the grade of a module on academic judgement. */
        FIX_MODULE_GRADE,
        /** Adjusts the marks of a cohort or group. */
        ADJUST_COHORT,
        /** Takes account of late or missing work that the panel upheld. */
        ACCEPT_LATE_WORK,
        /** Decides on a delayed resit. */
        DELAY_RESIT,
        /** Lets a single element be resat. */
        ELEMENT_RESIT,
        /** Varies an assessment for a disability. */
        VARY_ASSESSMENT,
        /** Ratifies experiential credit. */
        RATIFY_EXPERIENTIAL_CREDIT,
        /** Changes a grade for one person's circumstances. */
        CHANGE_GRADE_FOR_CIRCUMSTANCES,
        /** Changes a grade that a subject board has fixed. */
        CHANGE_FIXED_GRADE,
        /** Awards credit. */
        AWARD_CREDIT,
        /** Decides progression. */
        DECIDE_PROGRESSION,
        /** Compensates a failure. */
        COMPENSATE,
        /** Decides reassessment and referral. */
        DECIDE_REASSESSMENT,
        /** Recommends an award, with its class, or an interim award. */
        RECOMMEND_AWARD,
        /** Acts on confirmed circumstances. */
        ACT_ON_CIRCUMSTANCES,
        /** Changes a decision of an award and progression board. */
        CHANGE_BOARD_DECISION
    }

    /** Where a matter of principle stands. */
    public enum Principle {
        /** None was raised. */
        NONE,
        /** It is neither accepted nor sent on. */
        OPEN,
        /** The board accepted it. */
        ACCEPTED,
        /** It went to Academic Board. */
        SENT_TO_ACADEMIC_BOARD
    }

    /**
     * The chair acts for the board between meetings.
     *
     * @param newInformation true when the information came after the meeting
     * @param recallPracticable true when the board could be recalled
     * @param reserved true when the topic was reserved to the board by agreement
     * @param externalTried true when an external examiner was asked, or it was tried
     * @param membersConsulted true when the members that could be reached and the key officers were
     * @param documented true when all of it is on record
     */
    public record ChairsAction(
            boolean newInformation,
            boolean recallPracticable,
            boolean reserved,
            boolean externalTried,
            boolean membersConsulted,
            boolean documented) {}
}
