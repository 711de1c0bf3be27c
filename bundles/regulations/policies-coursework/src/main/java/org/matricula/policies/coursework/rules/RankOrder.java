package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.matricula.policies.coursework.ScalingFacts.Student;

/**
 * Compares the order of raw and scaled marks: {@code preserves_rank(raw, scaled)} of the specification. Students of
 * equal raw mark form a step; it is enough to compare each student with the highest mark of the steps below and the
 * lowest of those above. For one evaluation.
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

    /** All students of one cohort whose order against another has changed. */
    Set<String> changed(List<Student> cohort) {
        NavigableMap<BigDecimal, List<Student>> steps = new TreeMap<>();
        cohort.forEach(student ->
                steps.computeIfAbsent(student.raw(), raw -> new ArrayList<>()).add(student));
        Set<String> changed = new TreeSet<>();
        BigDecimal highestBelow = null;
        for (List<Student> step : steps.values()) {
            BigDecimal below = highestBelow;
            boolean parted = extreme(step, BigDecimal::min).compareTo(extreme(step, BigDecimal::max)) != 0;
            note(step, one -> parted || below != null && !isAbove(one.scaled(), below), changed);
            BigDecimal highest = extreme(step, BigDecimal::max);
            highestBelow = below == null ? highest : below.max(highest);
        }
        BigDecimal lowestAbove = null;
        for (List<Student> step : steps.descendingMap().values()) {
            BigDecimal above = lowestAbove;
            note(step, one -> above != null && !isAbove(above, one.scaled()), changed);
            BigDecimal lowest = extreme(step, BigDecimal::min);
            lowestAbove = above == null ? lowest : above.min(lowest);
        }
        kept &= changed.isEmpty();
        return changed;
    }

    private static void note(List<Student> step, Predicate<Student> wanted, Set<String> names) {
        step.stream().filter(wanted).map(Student::student).forEach(names::add);
    }

    private static BigDecimal extreme(List<Student> step, BinaryOperator<BigDecimal> which) {
        return step.stream().map(Student::scaled).reduce(which).orElseThrow();
    }

    private boolean isAbove(BigDecimal higher, BigDecimal lower) {
        int difference = higher.compareTo(lower);
        if (difference != 0) {
            return difference > 0;
        }
        boolean capped = ends.contains(higher.stripTrailingZeros());
        ties = true;
        cappedTies |= capped;
        return capped || !strict;
    }
}
