package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

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
 * @param parts the pieces of work that its mark comes from, their weights adding up to 100; empty for one that is marked
 *     itself. With parts the element has no mark, state and lateness of its own
 */
public record ElementFact(
        String code,
        BigDecimal weight,
        BigDecimal mark,
        ElementState state,
        int lateWorkingDays,
        boolean ecAccepted,
        boolean mustPass,
        BigDecimal cap,
        List<ElementFact> parts) {

    /** Copies the list. */
    public ElementFact {
        parts = List.copyOf(parts);
    }

    /** An element that is marked itself. */
    public ElementFact(
            String code,
            BigDecimal weight,
            BigDecimal mark,
            ElementState state,
            int lateWorkingDays,
            boolean ecAccepted,
            boolean mustPass,
            BigDecimal cap) {
        this(code, weight, mark, state, lateWorkingDays, ecAccepted, mustPass, cap, List.of());
    }

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

    /** An element that has parts. */
    public static ElementFact ofParts(
            String code, BigDecimal weight, boolean mustPass, BigDecimal cap, List<ElementFact> parts) {
        return new ElementFact(code, weight, null, ElementState.SUBMITTED, 0, false, mustPass, cap, parts);
    }

    /** The same element handed in so many working days late. */
    public ElementFact late(int workingDays, boolean circumstancesUpheld) {
        return new ElementFact(code, weight, mark, state, workingDays, circumstancesUpheld, mustPass, cap, parts);
    }

    /** The same element, which must be passed. */
    public ElementFact mustBePassed() {
        return new ElementFact(code, weight, mark, state, lateWorkingDays, ecAccepted, true, cap, parts);
    }
}
