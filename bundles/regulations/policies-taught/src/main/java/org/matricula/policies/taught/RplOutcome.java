package org.matricula.policies.taught;

import java.math.BigDecimal;

/** What recognition of prior learning answers. */
public sealed interface RplOutcome {

    /**
     * Whether so much may be recognised.
     *
     * @param permitted true when it may
     * @param reason the first test that fails: AWARD_NOT_LISTED, ABOVE_MAXIMUM, OWN_MINIMUM, OWN_LEVEL_MINIMUM; null
     *     when permitted
     * @param maxRpl the award's maximum; null for an award without a row
     */
    record Limit(boolean permitted, String reason, Integer maxRpl) implements RplOutcome {}

    /**
     * What becomes of a claim.
     *
     * @param permitted true when it may be recognised
     * @param reason why not: PARTIAL_MODULE, AWARD_NOT_LISTED, ROLES_NOT_SEPARATE, EVIDENCE_DOUBLE_COUNTED,
     *     EVIDENCE_NOT_SIGNED, MARK_NOT_ALLOWED; null when permitted
     * @param state PROVISIONAL or CONFIRMED; null when not permitted or no credit is given
     * @param transcript what the transcript shows: the word for exempted modules, {@code MARK}, or null for nothing
     * @param mark the mark on record; null where there is none
     * @param usable true when its credit counts now
     */
    record Claim(boolean permitted, String reason, State state, String transcript, BigDecimal mark, boolean usable)
            implements RplOutcome {}

    /** Whether a claim is ratified. */
    enum State {
        /** Waits for the subject board. */
        PROVISIONAL,
        /** Ratified. */
        CONFIRMED
    }
}
