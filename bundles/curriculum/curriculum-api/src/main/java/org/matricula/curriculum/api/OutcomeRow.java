package org.matricula.curriculum.api;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;

/**
 * All that a module teaches from a session on, as a file brings it.
 *
 * @param moduleCode which module
 * @param effectiveFrom the first session in which it counts
 * @param outcomes its learning outcomes
 */
public record OutcomeRow(String moduleCode, AcademicSession effectiveFrom, List<LearningOutcome> outcomes) {

    /** Copies the list. */
    public OutcomeRow {
        outcomes = List.copyOf(outcomes);
    }
}
