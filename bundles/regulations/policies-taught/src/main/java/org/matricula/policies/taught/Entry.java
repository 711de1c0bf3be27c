package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whether an applicant meets the requirements.
 *
 * @param permitted true when all that is normally asked for is there
 * @param reasons codes of what is not
 * @param openConditions codes of what must still be reached before the award
 * @param ieltsNeeded the score that is needed; null where no test is
 */
public record Entry(boolean permitted, List<String> reasons, List<String> openConditions, BigDecimal ieltsNeeded) {

    /** Copies the lists. */
    public Entry {
        reasons = List.copyOf(reasons);
        openConditions = List.copyOf(openConditions);
    }
}
