package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * A piece of work that may be late (W-A10, W-A11).
 *
 * @param submission due and submission dates; submitted is given
 * @param mark its mark before any penalty
 * @param penalty what the outline sets; null where it sets nothing
 * @param closures days on which the university is closed
 */
public record LatePenaltyFacts(Submission submission, BigDecimal mark, Penalty penalty, Set<LocalDate> closures) {

    /** Copies the set. */
    public LatePenaltyFacts {
        closures = Set.copyOf(closures);
    }

    /**
     * A late penalty as the outline sets it.
     *
     * @param marksPerDay marks taken off for each day late
     * @param days which days count
     * @param noMarksAfterDays when later than so many days it earns no marks; null where the outline sets no end
     */
    public record Penalty(BigDecimal marksPerDay, Days days, Integer noMarksAfterDays) {}

    /** Which days count. */
    public enum Days {
        /** All days. */
        CALENDAR,
        /** Working days alone. */
        WORKING
    }
}
