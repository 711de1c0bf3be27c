package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/**
 * A module for which reassessment is asked (section 3.7).
 *
 * @param group which rules apply
 * @param stage the postgraduate stage; null for others
 * @param session the credits of the session, or for postgraduates of the stage
 * @param module the module
 * @param circumstances the ruling of the extenuating circumstances panel; null where there is none
 */
public record ReassessmentFacts(
        StudentGroup group,
        PostgraduateStage stage,
        SessionCredits session,
        FailedModule module,
        Circumstances circumstances) {

    /**
     * Credits of a session or stage.
     *
     * @param taken credits taken
     * @param passed credits passed
     * @param failed credits failed
     * @param modules how many modules were taken
     */
    public record SessionCredits(int taken, int passed, int failed, int modules) {}

    /**
     * The module.
     *
     * @param code its code
     * @param level 3 to 8
     * @param credits its credits
     * @param attempt the attempt that is over
     * @param mark its mark; null where there is none
     * @param status PASS, PC, F1 or F2
     * @param timesRepeated how often it was repeated before this attempt
     * @param elements its elements with their marks after late rules
     * @param nothingSubmitted true when nothing at all was submitted; also true when no element was
     */
    public record FailedModule(
            String code,
            int level,
            int credits,
            Attempt attempt,
            BigDecimal mark,
            ModuleStatus status,
            int timesRepeated,
            List<ElementFact> elements,
            boolean nothingSubmitted) {

        /** Copies the list. */
        public FailedModule {
            elements = List.copyOf(elements);
        }
    }

    /**
     * What the panel ruled.
     *
     * @param accepted true when circumstances were accepted
     * @param blockTeachingMissed true when much teaching of block delivery was missed
     * @param studentElects true when the student chose to be assessed again; stored before the new assessment
     */
    public record Circumstances(boolean accepted, boolean blockTeachingMissed, boolean studentElects) {}
}
