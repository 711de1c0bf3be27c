package org.matricula.policies.taught;

import java.time.LocalDate;

/** How assessments are held and marked (T-MD-5, T-AD-6 to T-AD-8). */
public sealed interface AssessmentConductFacts {

    /**
     * An examination that is to be sat elsewhere.
     *
     * @param evidence true when the student applied with evidence
     * @param venue where
     * @param formatConfirmed true when Student Administration Services confirmed that the format fits
     */
    record Elsewhere(boolean evidence, Venue venue, boolean formatConfirmed) implements AssessmentConductFacts {}

    /**
     * Whether the marker knows who wrote.
     *
     * @param kind what sort of assessment it is
     * @param anonymous true when work bears the enrolment number alone
     * @param canBeAnonymous true when coursework of this sort can be
     * @param countsToAward true when it counts to a final award
     */
    record Anonymity(Kind kind, boolean anonymous, boolean canBeAnonymous, boolean countsToAward)
            implements AssessmentConductFacts {}

    /**
     * An assessment of something that passes.
     *
     * @param assessors how many assess it
     * @param severalPossible true when more than one could
     * @param notes true when there are written notes
     * @param appealLimit the last day of appeals
     * @param keptUntil the day until which the records are secure
     */
    record Live(int assessors, boolean severalPossible, boolean notes, LocalDate appealLimit, LocalDate keptUntil)
            implements AssessmentConductFacts {}

    /**
     * Marking.
     *
     * @param moderated true when it was moderated internally
     * @param project true for a project
     * @param doubleMarkable true when double marking is appropriate
     * @param doubleMarked true when it was marked twice
     * @param inSample true when it is in the external examiner's sample
     * @param taskSent true when the task went to the external examiner before use
     * @param dispute where a dispute of the markers stands
     */
    record Marking(
            boolean moderated,
            boolean project,
            boolean doubleMarkable,
            boolean doubleMarked,
            boolean inSample,
            boolean taskSent,
            Dispute dispute)
            implements AssessmentConductFacts {}

    /**
     * An assignment that is handed in.
     *
     * @param creditedBefore true when it was credited in another module
     */
    record Assignment(boolean creditedBefore) implements AssessmentConductFacts {}

    /** Places of an examination. */
    enum Venue {
        /** An existing partner. */
        PARTNER,
        /** An approved office of the British Council. */
        BRITISH_COUNCIL,
        /** Anywhere else. */
        OTHER
    }

    /** Sorts of assessment. */
    enum Kind {
        /** Examination. */
        EXAMINATION,
        /** Coursework. */
        COURSEWORK
    }

    /** Where a dispute of markers stands. */
    enum Dispute {
        /** There is none. */
        NONE,
        /** The subject leader settled it. */
        SETTLED_BY_SUBJECT_LEADER,
        /** It is open. */
        OPEN,
        /** It went to the external examiner. */
        SENT_TO_EXTERNAL
    }
}
