package org.matricula.policies.taught;

import java.math.BigDecimal;
import org.matricula.regulations.kit.number.Exact;

/**
 * Whether years of registration are within the limits.
 *
 * @param minYears the least years of the mode; null where the table gives none or modes are mixed
 * @param maxYears the most years of the mode; null where the table gives none or modes are mixed
 * @param status how they stand to the limits
 * @param used the share of the maximum that is used; null where there is no maximum
 * @param reExaminationInTime whether a re-examination is in time; null where it was not asked
 */
public record RegistrationPeriod(
        BigDecimal minYears, BigDecimal maxYears, Status status, Exact used, Boolean reExaminationInTime) {

    /** How years stand to the limits. */
    public enum Status {
        /** Within them. */
        WITHIN,
        /** Complete too early. */
        BELOW_MINIMUM,
        /** Above a hard maximum. */
        OVER_MAXIMUM,
        /** Above a normal maximum, which a board may exceed. */
        OVER_NORMAL_MAXIMUM,
        /** The table gives no limit. */
        NO_RULE,
        /** The table does not hold for students with prior learning. */
        TABLE_NOT_APPLICABLE,
        /** Outside them, and the limits are waived for the student. */
        WAIVED
    }
}
