package org.matricula.policies.taught;

import java.util.List;
import java.util.stream.Stream;

/**
 * A student's session, or postgraduate stage, on which a board decides (section 4).
 *
 * @param group which rules apply: UG, IM or PG
 * @param level the level that is left
 * @param mode how the student studied
 * @param delivery how the course is delivered
 * @param point before or after the resits
 * @param stage the postgraduate stage; null for others
 * @param modules the modules that were taken in the session, of whatever level
 * @param earlier what else is of the level (postgraduates: of the stage), or was left behind: taken in earlier sessions,
 *     or recognised. It counts for what is held and outstanding, and for nothing that is measured by the session
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
        List<ModuleFact> earlier,
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

    /** Copies the lists. */
    public ProgressionFacts {
        modules = List.copyOf(modules);
        earlier = List.copyOf(earlier);
    }

    /** The same as they would be judged after the resits, where all that a board may choose is open. */
    public ProgressionFacts afterResits() {
        return new ProgressionFacts(
                group,
                level,
                mode,
                delivery,
                Point.AFTER_RESITS,
                stage,
                modules,
                earlier,
                substitutedCredits,
                finalLevel,
                courseRule,
                resitPostponed);
    }

    /** The modules of the session and of the level, or of the postgraduate stage. */
    public List<ModuleFact> all() {
        return Stream.concat(modules.stream(), earlier.stream()).toList();
    }

    /**
     * The modules by whose credits the rights to stay and to resit are measured: those taken in the academic year,
     * of postgraduates those of the stage (T-PR-3, T-RA-7, T-RA-8). What a student is exempt from was not taken.
     */
    public List<ModuleFact> measured() {
        return (group == StudentGroup.PG ? all() : modules)
                .stream()
                        .filter(module -> module.status() != ModuleStatus.EXEMPT)
                        .toList();
    }

    /** How many modules were taken in the academic year (T-RA-9). */
    public int modulesTaken() {
        return (int) modules.stream()
                .filter(module -> module.status() != ModuleStatus.EXEMPT)
                .count();
    }

    /** An undergraduate level of a linear course, nothing substituted, not the last. */
    public static ProgressionFacts undergraduate(int level, StudyMode mode, Point point, List<ModuleFact> modules) {
        return new ProgressionFacts(
                StudentGroup.UG, level, mode, Delivery.LINEAR, point, null, modules, List.of(), 0, false, null, false);
    }

    /** A postgraduate stage, nothing substituted. */
    public static ProgressionFacts postgraduate(
            PostgraduateStage stage, StudyMode mode, Delivery delivery, Point point, List<ModuleFact> modules) {
        return new ProgressionFacts(
                StudentGroup.PG, 7, mode, delivery, point, stage, modules, List.of(), 0, false, null, false);
    }
}
