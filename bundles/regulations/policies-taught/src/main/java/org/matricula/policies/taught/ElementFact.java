package org.matricula.policies.taught;

import java.math.BigDecimal;

/**
 * One element of a module's assessment, as marked.
 *
 * @param code the element's code
 * @param weight its weight in percent
 * @param mark its raw mark before any late rule, of a carried element the mark carried; null where none was given
 * @param state what happened to it
 * @param lateWorkingDays working days, or parts of one, after the deadline; 0 when in time
 * @param ecAccepted true when extenuating circumstances were upheld for its lateness
 * @param mustPass true when it stands for a learning outcome that must be passed (T-MR-9)
 * @param cap the most that it may get by a decision on this student, such as one on misconduct; null for no limit
 */
public record ElementFact(
        String code,
        BigDecimal weight,
        BigDecimal mark,
        ElementState state,
        int lateWorkingDays,
        boolean ecAccepted,
        boolean mustPass,
        BigDecimal cap) {

    /** An element that no decision limits. */
    public ElementFact(
            String code,
            BigDecimal weight,
            BigDecimal mark,
            ElementState state,
            int lateWorkingDays,
            boolean ecAccepted,
            boolean mustPass) {
        this(code, weight, mark, state, lateWorkingDays, ecAccepted, mustPass, null);
    }

    /** An element handed in or sat in time. */
    public static ElementFact submitted(String code, BigDecimal weight, BigDecimal mark) {
        return new ElementFact(code, weight, mark, ElementState.SUBMITTED, 0, false, false);
    }

    /** An element that was not handed in or attended. */
    public static ElementFact missing(String code, BigDecimal weight) {
        return new ElementFact(code, weight, null, ElementState.NOT_SUBMITTED, 0, false, false);
    }

    /** An element that was passed before and is not taken again. */
    public static ElementFact carried(String code, BigDecimal weight, BigDecimal mark) {
        return new ElementFact(code, weight, mark, ElementState.CARRIED, 0, false, false);
    }

    /** The same element handed in so many working days late. */
    public ElementFact late(int workingDays, boolean circumstancesUpheld) {
        return new ElementFact(code, weight, mark, state, workingDays, circumstancesUpheld, mustPass, cap);
    }

    /** The same element, which must be passed. */
    public ElementFact mustBePassed() {
        return new ElementFact(code, weight, mark, state, lateWorkingDays, ecAccepted, true, cap);
    }
}
