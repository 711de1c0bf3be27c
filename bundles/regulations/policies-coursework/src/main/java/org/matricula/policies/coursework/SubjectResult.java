package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.util.List;
import org.matricula.regulations.kit.number.Exact;

/**
 * A subject's result.
 *
 * @param overall the overall mark before rounding; null in an ungraded subject
 * @param mark the mark that is recorded; null where none is
 * @param grade the grade
 * @param passed true when the subject is passed
 * @param minimumUnmet codes of the tasks whose minimum requirement is not met
 */
public record SubjectResult(
        Exact overall, BigDecimal mark, SubjectGrade grade, boolean passed, List<String> minimumUnmet) {

    /** Copies the list. */
    public SubjectResult {
        minimumUnmet = List.copyOf(minimumUnmet);
    }
}
