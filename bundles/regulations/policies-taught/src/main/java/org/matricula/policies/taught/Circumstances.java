package org.matricula.policies.taught;

import java.util.List;

/**
 * What follows from circumstances. They never change a mark.
 *
 * @param permitted true when the claim, meeting or challenge is as it must be
 * @param reasons codes of what is not
 * @param effect what follows for the assessment
 * @param alternative what is open instead: APPEAL or SUSPENSION; null where nothing is
 * @param duties codes of what must be done
 */
public record Circumstances(
        boolean permitted, List<String> reasons, Effect effect, String alternative, List<String> duties) {

    /** What follows for the assessment. */
    public enum Effect {
        /** Nothing. */
        NONE,
        /** A later deadline, without any limit for lateness. */
        LATER_DEADLINE,
        /** Sat in the next period as the same attempt, without a further penalty. */
        SAME_ATTEMPT,
        /** The module is repeated as a first attempt. */
        FIRST_ATTEMPT
    }

    /** Copies the lists. */
    public Circumstances {
        reasons = List.copyOf(reasons);
        duties = List.copyOf(duties);
    }
}
