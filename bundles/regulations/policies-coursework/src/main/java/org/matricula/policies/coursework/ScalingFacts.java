package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.util.List;

/**
 * The marks of a subject before and after scaling (W-A13).
 *
 * @param methodStated true when the method stands in the outline
 * @param variationApproved true when the result-variation route has approved a change after release
 * @param students the marks
 */
public record ScalingFacts(boolean methodStated, boolean variationApproved, List<Student> students) {

    /** Copies the list. */
    public ScalingFacts {
        students = List.copyOf(students);
    }

    /**
     * One student's marks.
     *
     * @param student who
     * @param cohort the location or offering within which rank counts
     * @param raw the mark before scaling
     * @param scaled the mark after scaling
     * @param released the mark that was released; null before release
     */
    public record Student(String student, String cohort, BigDecimal raw, BigDecimal scaled, BigDecimal released) {}
}
