package org.matricula.policies.taught;

import java.util.List;

/**
 * A student's session, or postgraduate stage, on which a board decides (section 4).
 *
 * @param group which rules apply: UG, IM or PG
 * @param level the level that is left
 * @param mode how the student studied
 * @param delivery how the course is delivered
 * @param point before or after the resits
 * @param stage the postgraduate stage; null for others
 * @param modules the modules of the session and of the level (postgraduates: of the stage)
 * @param substitutedCredits credits substituted before at this level (postgraduates: on this course)
 * @param finalLevel true when no level follows on this course
 * @param courseRule whether the integrated master's own threshold is met; null when the specification has none
 * @param resitPostponed true when the subject board put the resit off to the next session
 */
public record ProgressionFacts(
        StudentGroup group,
        int level,
        StudyMode mode,
        Delivery delivery,
        Point point,
        PostgraduateStage stage,
        List<ModuleFact> modules,
        int substitutedCredits,
        boolean finalLevel,
        Boolean courseRule,
        boolean resitPostponed) {

    /** When the board meets. */
    public enum Point {
        /** After the first sitting. */
        AFTER_FIRST_SIT,
        /** After the resits. */
        AFTER_RESITS
    }

    /** Copies the list. */
    public ProgressionFacts {
        modules = List.copyOf(modules);
    }

    /** An undergraduate level of a linear course, nothing substituted, not the last. */
    public static ProgressionFacts undergraduate(int level, StudyMode mode, Point point, List<ModuleFact> modules) {
        return new ProgressionFacts(
                StudentGroup.UG, level, mode, Delivery.LINEAR, point, null, modules, 0, false, null, false);
    }

    /** A postgraduate stage, nothing substituted. */
    public static ProgressionFacts postgraduate(
            PostgraduateStage stage, StudyMode mode, Delivery delivery, Point point, List<ModuleFact> modules) {
        return new ProgressionFacts(StudentGroup.PG, 7, mode, delivery, point, stage, modules, 0, false, null, false);
    }
}
