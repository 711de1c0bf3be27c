package org.matricula.policies.taught;

import java.util.List;

/**
 * Whether a student goes on, and what the board may choose.
 *
 * @param outcome what follows
 * @param options what the board may choose; empty where nothing is to be chosen
 * @param mayContinueAtLevel true when enough was passed to stay at the level (T-PR-3)
 * @param nextSessionLoad credits of the next session when failed modules are carried; null otherwise
 * @param governedByCurrentRules true when the next session is under the regulations then current (T-PR-12)
 * @param warnings codes of what a person should look at: COURSE_RULE_MISSING, COURSE_RULE_NOT_MET,
 *     CONDITIONAL_PROGRESS
 */
public record Progression(
        Outcome outcome,
        List<Option> options,
        boolean mayContinueAtLevel,
        Integer nextSessionLoad,
        boolean governedByCurrentRules,
        List<String> warnings) {

    /** What follows. */
    public enum Outcome {
        /** On to the next level or stage. */
        PROGRESS,
        /** On with the same level, nothing failed. */
        CONTINUE_LEVEL,
        /** Resit by right. */
        RETRIEVE,
        /** The board chooses. */
        BOARD_DECISION,
        /** There is no progression point here. */
        NO_PROGRESSION_POINT
    }

    /** What a board may choose. */
    public enum Option {
        /** The student may resit by right. */
        RESIT_RIGHT,
        /** A board may allow a resit. */
        RESIT_DISCRETION,
        /** Stay and repeat only what was failed. */
        REPEAT_FAILED_ONLY,
        /** Stay, repeat what was failed and take more. */
        REPEAT_PLUS_ADDITIONAL,
        /** Go on without repeating what was failed (level 3 to 4). */
        PROGRESS_WITHOUT_REPEAT,
        /** Go on and repeat what was failed on top. */
        PROGRESS_TRAIL,
        /** Take another module for a failed one. */
        SUBSTITUTE,
        /** End the studies. */
        DISCONTINUE
    }

    /** Copies the lists. */
    public Progression {
        options = List.copyOf(options);
        warnings = List.copyOf(warnings);
    }
}
