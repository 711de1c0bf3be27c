package org.matricula.policies.coursework;

import java.time.LocalDate;
import java.util.Set;

/**
 * A piece of work that is to come back to a student (W-S2 to W-S5).
 *
 * @param kind what sort of task it is
 * @param submission due and submission dates; null for a final examination
 * @param outlineDays working days that the outline sets instead; null where it sets none
 * @param returned when it was returned; null while it has not been
 * @param nextTaskDue when the next task is due that builds on it; null where there is none
 * @param examinationStarts first day of the examination period, where there is a final examination with this task's
 *     content; null otherwise
 * @param declared true when the results are declared
 * @param coordinatorAvailable true when the subject coordinator can be seen
 * @param closures days on which the university is closed
 */
public record FeedbackFacts(
        TaskKind kind,
        Submission submission,
        Integer outlineDays,
        LocalDate returned,
        LocalDate nextTaskDue,
        LocalDate examinationStarts,
        boolean declared,
        boolean coordinatorAvailable,
        Set<LocalDate> closures) {

    /** Copies the set. */
    public FeedbackFacts {
        closures = Set.copyOf(closures);
    }
}
