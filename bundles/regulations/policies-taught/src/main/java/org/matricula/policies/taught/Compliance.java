package org.matricula.policies.taught;

import java.util.List;

/**
 * Whether something is as the rules demand.
 *
 * @param permitted true when every condition holds
 * @param reasons codes of the conditions that do not hold, in the order of the checks
 * @param duties codes of what must be done
 */
public record Compliance(boolean permitted, List<String> reasons, List<String> duties) {

    /** Copies the lists. */
    public Compliance {
        reasons = List.copyOf(reasons);
        duties = List.copyOf(duties);
    }
}
