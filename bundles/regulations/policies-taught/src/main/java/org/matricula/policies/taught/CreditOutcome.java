package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/** What a credit check answers: one kind of outcome for each check. */
public sealed interface CreditOutcome {

    /**
     * Whether a record satisfies an award.
     *
     * @param qualifies true when nothing is unmet
     * @param unmet codes of all that is missing: TOTAL_CREDITS, P_CREDITS, LEVEL_n, WBL_MINIMUM, PC_LIMIT, RPL_MAXIMUM,
     *     RPL_NOT_LISTED, OWN_MINIMUM, RESEARCH_MINIMUM, TAUGHT_MAXIMUM
     * @param usableCredits held credit that counts, after caps
     * @param requiredCredits the award's total
     * @param warnings codes of what a person should look at: WBL_SHARE, LEVEL_5_BELOW_VARIANT
     */
    record AwardCredit(
            boolean qualifies, List<String> unmet, int usableCredits, int requiredCredits, List<String> warnings)
            implements CreditOutcome {

        /** Copies the lists. */
        public AwardCredit {
            unmet = List.copyOf(unmet);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Whether the credit of an award that was conferred counts for another.
     *
     * @param counts true when it does
     */
    record HandedUp(boolean counts) implements CreditOutcome {}

    /**
     * Whether something is permitted.
     *
     * @param valid true when it is
     * @param reason why not: BELOW_MINIMUM, NOT_STANDARD_MULTIPLE, ABOVE_MAXIMUM; null when valid
     */
    record ModuleSize(boolean valid, String reason) implements CreditOutcome {}

    /**
     * How much credit is granted.
     *
     * @param credits the credit, all or nothing
     * @param reason why none: PARTIAL_MODULE, COMPETENCIES, EMPLOYER_REFERENCE, SUPERVISOR_REFERENCE, ACTIVITIES; null
     *     when granted
     */
    record Granted(int credits, String reason) implements CreditOutcome {}

    /**
     * The work behind credit.
     *
     * @param hours notional hours
     * @param ects the European credits
     * @param matches true when the planned hours match; null when none were given
     */
    record Effort(BigDecimal hours, BigDecimal ects, Boolean matches) implements CreditOutcome {}

    /**
     * Whether work experience is long enough.
     *
     * @param sufficient true when weeks and hours both are
     * @param reason why not: WEEKS, HOURS; null when sufficient
     */
    record Length(boolean sufficient, String reason) implements CreditOutcome {}
}
