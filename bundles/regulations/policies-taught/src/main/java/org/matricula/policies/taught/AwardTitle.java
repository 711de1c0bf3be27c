package org.matricula.policies.taught;

import java.util.List;

/**
 * How an award may be titled.
 *
 * @param permitted true when the title is as it normally is
 * @param reasons codes of what is not
 * @param designations the designations to choose from, by their codes in the catalogue; empty where none was asked
 */
public record AwardTitle(boolean permitted, List<String> reasons, List<String> designations) {

    /** Copies the lists. */
    public AwardTitle {
        reasons = List.copyOf(reasons);
        designations = List.copyOf(designations);
    }
}
