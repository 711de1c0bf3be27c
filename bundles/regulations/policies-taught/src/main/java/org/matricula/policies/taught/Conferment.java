package org.matricula.policies.taught;

import java.util.List;

/**
 * Whether an award can be conferred.
 *
 * @param permitted true when it can
 * @param reasons codes of the conditions that do not hold
 * @param family the family whose rules of credit and class hold; null for an award outside the catalogue
 * @param level its level; null where the text gives none
 * @param kind how it stands to other awards; null for an award outside the catalogue
 * @param duties codes of what must be done
 */
public record Conferment(
        boolean permitted, List<String> reasons, String family, Integer level, Kind kind, List<String> duties) {

    /** How an award stands to other awards. */
    public enum Kind {
        /** Stands by itself. */
        FREE_STANDING,
        /** Is a rung on the way to another. */
        EMBEDDED,
        /** Stands by itself and is a rung of another. */
        FREE_STANDING_AND_EMBEDDED,
        /** Short award. */
        SHORT,
        /** Honorary award. */
        HONORARY,
        /** The text assigns none. */
        UNASSIGNED
    }

    /** Copies the lists. */
    public Conferment {
        reasons = List.copyOf(reasons);
        duties = List.copyOf(duties);
    }
}
