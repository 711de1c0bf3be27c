package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.matricula.policies.coursework.ScalingFacts.Student;

/**
 * Compares the order of raw and scaled marks: {@code preserves_rank(raw, scaled)} of the specification. Students of
 * equal raw mark form a step; it is enough to compare each step with the next one down. For one evaluation.
 */
final class RankOrder {

    private final boolean strict;
    private final Set<BigDecimal> ends;
    private boolean kept = true;
    private boolean ties;
    private boolean cappedTies;

    /** @param ends the ends of the scale, without trailing zeros, where different raw marks may meet */
    RankOrder(boolean strict, Set<BigDecimal> ends) {
        this.strict = strict;
        this.ends = ends;
    }

    /** True while no cohort has changed its order. */
    boolean isKept() {
        return kept;
    }

    /** True when different raw marks have met in one scaled mark. */
    boolean hasTies() {
        return ties;
    }

    /** True when that happened at an end of the scale. */
    boolean hasCappedTies() {
        return cappedTies;
    }

    /** The students of one cohort whose order has changed. */
    Set<String> changed(List<Student> cohort) {
        List<Student> sorted = new ArrayList<>(cohort);
        sorted.sort(Comparator.comparing(Student::raw)
                .thenComparing(Student::scaled)
                .thenComparing(Student::student));
        Set<String> changed = new TreeSet<>();
        Student highestBelow = null;
        for (int from = 0; from < sorted.size(); ) {
            int to = end(sorted, from);
            Student lowest = sorted.get(from);
            Student highest = sorted.get(to - 1);
            if (lowest.scaled().compareTo(highest.scaled()) != 0) {
                changed.add(lowest.student());
                changed.add(highest.student());
            }
            if (highestBelow != null && !isAbove(lowest, highestBelow)) {
                changed.add(lowest.student());
                changed.add(highestBelow.student());
            }
            highestBelow = highestBelow == null || highest.scaled().compareTo(highestBelow.scaled()) > 0
                    ? highest
                    : highestBelow;
            from = to;
        }
        kept &= changed.isEmpty();
        return changed;
    }

    private static int end(List<Student> sorted, int from) {
        int to = from + 1;
        while (to < sorted.size()
                && sorted.get(to).raw().compareTo(sorted.get(from).raw()) == 0) {
            to++;
        }
        return to;
    }

    private boolean isAbove(Student higher, Student lower) {
        int difference = higher.scaled().compareTo(lower.scaled());
        if (difference != 0) {
            return difference > 0;
        }
        boolean capped = ends.contains(higher.scaled().stripTrailingZeros());
        ties = true;
        cappedTies |= capped;
        return capped || !strict;
    }
}
