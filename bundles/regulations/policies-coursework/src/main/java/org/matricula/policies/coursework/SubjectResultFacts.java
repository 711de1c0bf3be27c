package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.util.List;

/** What a subject's result looks at (section 4). */
public sealed interface SubjectResultFacts {

    /**
     * A subject with marks.
     *
     * @param tasks the tasks
     * @param overall the overall mark by the outline's own method; null where it is the weighted mean of the tasks
     */
    record Marked(List<TaskMark> tasks, BigDecimal overall) implements SubjectResultFacts {

        /** Copies the list. */
        public Marked {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A subject that is satisfactory or not.
     *
     * @param satisfactory true when it is
     * @param school the school that offers it; null where that does not matter
     * @param excellent true when performance was consistently high
     */
    record Ungraded(boolean satisfactory, String school, boolean excellent) implements SubjectResultFacts {}

    /**
     * A task's mark.
     *
     * @param code the task's code
     * @param weight percent of the final mark
     * @param mark its mark
     * @param minimum the mark that must be reached to pass the subject; null where there is no minimum
     * @param minimumUnmet true when another minimum requirement of the task is not met
     */
    record TaskMark(String code, BigDecimal weight, BigDecimal mark, BigDecimal minimum, boolean minimumUnmet) {}
}
