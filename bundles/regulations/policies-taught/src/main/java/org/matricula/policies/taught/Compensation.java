package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whether a failure may be compensated, and what the student must be offered.
 *
 * @param eligible true when the board may compensate
 * @param reason the first test that fails: NOT_A_FAILURE, CORE_MODULE, DISSERTATION, F2_NOT_COMPENSATABLE,
 *     F2_BELOW_20, SIGNIFICANT_WEAKNESS, LIMIT_LEVEL, LIMIT_COURSE, LIMIT_EDEXCEL, REST_NOT_PASSED, CREDITS_AT_50,
 *     AVERAGE_BELOW_50; null when eligible
 * @param offer what the student must be offered; empty when not eligible
 * @param markIfAccepted the unchanged mark; null when not eligible
 * @param creditsIfAccepted the credit granted; null when not eligible
 */
public record Compensation(
        boolean eligible, String reason, List<Offer> offer, BigDecimal markIfAccepted, Integer creditsIfAccepted) {

    /** What a student may choose. */
    public enum Offer {
        /** Take the credit with the old mark. */
        COMPENSATION,
        /** Resit. */
        RESIT
    }

    /** Copies the list. */
    public Compensation {
        offer = List.copyOf(offer);
    }

    /** The status after acceptance; null when not eligible. */
    public ModuleStatus gradeIfAccepted() {
        return eligible ? ModuleStatus.PC : null;
    }
}
