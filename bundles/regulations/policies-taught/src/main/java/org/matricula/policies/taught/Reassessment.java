package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/**
 * What may be retaken, and how.
 *
 * @param resit whether the failed elements may be resat
 * @param repeat whether the module may be repeated
 * @param reason why neither is possible: CREDIT_ALREADY_HELD, ATTEMPTS_EXHAUSTED, NOTHING_SUBMITTED, NO_SECOND_RESIT; null
 *     where something is
 * @param elements codes of the elements to be taken
 * @param carried codes of the elements that are carried
 * @param moduleCap the most that the module can be given; null where there is no cap
 * @param elementCap the most that an element can be given; null where there is no cap
 * @param nextAttempt which attempt it will be; null where there is none
 * @param sameAttempt true when it counts as the same attempt again
 * @param oldMarkForfeited true when the old mark is given up
 * @param extraAttemptCounted true when the new attempt counts among the four
 * @param attemptsLeft how many attempts remain after the one that is over
 */
public record Reassessment(
        Permission resit,
        Permission repeat,
        String reason,
        List<String> elements,
        List<String> carried,
        BigDecimal moduleCap,
        BigDecimal elementCap,
        Attempt nextAttempt,
        boolean sameAttempt,
        boolean oldMarkForfeited,
        boolean extraAttemptCounted,
        int attemptsLeft) {

    /** Who may grant it. */
    public enum Permission {
        /** The student has a right to it. */
        RIGHT,
        /** The award board may grant it. */
        BOARD_DISCRETION,
        /** The subject board may grant it. */
        SAB_DISCRETION,
        /** It may be asked for once the resit is over. */
        AFTER_RESIT,
        /** It is not possible. */
        NONE
    }

    /** Copies the lists. */
    public Reassessment {
        elements = List.copyOf(elements);
        carried = List.copyOf(carried);
    }
}
