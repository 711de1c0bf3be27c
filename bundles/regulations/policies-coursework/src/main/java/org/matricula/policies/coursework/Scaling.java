package org.matricula.policies.coursework;

import java.util.List;

/**
 * Whether a scaling is permitted.
 *
 * @param permitted true when nothing stands against it
 * @param preservesRank true when no pair of a cohort changes its order
 * @param reasons what stands against it: METHOD_NOT_STATED, RANK_CHANGED, SCALED_DOWN_AFTER_RELEASE,
 *     VARIATION_NOT_APPROVED
 * @param students whom the reasons concern, in the order of their names
 * @param warnings CAPPED_TIE where marks meet at an end of the scale
 */
public record Scaling(
        boolean permitted, boolean preservesRank, List<String> reasons, List<String> students, List<String> warnings) {

    /** Copies the lists. */
    public Scaling {
        reasons = List.copyOf(reasons);
        students = List.copyOf(students);
        warnings = List.copyOf(warnings);
    }
}
