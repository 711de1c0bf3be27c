package org.matricula.curriculum.api;

import org.matricula.kernel.api.Percent;

/**
 * What the outline of a run says of its assessment beside the pattern, where the regulations leave it to the outline.
 *
 * @param grading whether marks are given
 * @param school the school that offers it, 1 to 60 characters: {@code MEDICINE}; null where that does not matter
 * @param latePenalty what late work loses (W-A10); null where the outline says nothing, and then a person decides
 */
public record Outline(Grading grading, String school, LatePenalty latePenalty) {

    /** How a module is graded. */
    public enum Grading {
        /** By its mark. */
        MARKS,
        /** Satisfactory or not, without a mark. */
        SATISFACTORY
    }

    /**
     * What late work loses.
     *
     * @param marksPerDay marks taken off for each day late
     * @param days which days count
     * @param noMarksAfterDays later than so many days it earns no marks; null for no end
     */
    public record LatePenalty(Percent marksPerDay, Days days, Integer noMarksAfterDays) {}

    /** Which days count. */
    public enum Days {
        /** All days. */
        CALENDAR,
        /** Working days alone. */
        WORKING
    }
}
