package org.matricula.policies.taught;

import java.util.List;

/**
 * The embedded awards that a partial record satisfies.
 *
 * @param best the highest; {@code NONE} where there is none
 * @param qualifies all of them, lowest first
 * @param designation the title of an unclassified bachelor's degree ({@code BSC}); null where it is no such degree or
 *     the title is not known
 */
public record ExitAward(String best, List<String> qualifies, String designation) {

    /** What {@link #best} says where there is no award. */
    public static final String NONE = "NONE";

    /** Copies the list. */
    public ExitAward {
        qualifies = List.copyOf(qualifies);
    }
}
