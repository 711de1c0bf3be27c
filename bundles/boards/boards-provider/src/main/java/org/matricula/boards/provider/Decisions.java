package org.matricula.boards.provider;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matricula.policies.taught.BoardActionFacts.Action;

/** What the words of a decision mean for the student's registration and for the board. */
public final class Decisions {

    /** The award is conferred. */
    public static final String AWARD = "AWARD";

    /** The award cannot be conferred, and there is nothing to retrieve. */
    public static final String NOT_ELIGIBLE = "NOT_ELIGIBLE";

    /** The board must choose among the options. */
    public static final String BOARD_DECISION = "BOARD_DECISION";

    private static final Set<String> UP = Set.of("PROGRESS", "PROGRESS_WITHOUT_REPEAT", "PROGRESS_TRAIL");

    private static final Set<String> STAY =
            Set.of("CONTINUE_LEVEL", "REPEAT_FAILED_ONLY", "REPEAT_PLUS_ADDITIONAL", "SUBSTITUTE");

    private static final Set<String> REASSESSED =
            Set.of("RETRIEVE", "RESIT_RIGHT", "RESIT_DISCRETION", "REPEAT_FAILED_ONLY", "REPEAT_PLUS_ADDITIONAL");

    private static final Set<String> HARMFUL = Set.of("DISCONTINUE", NOT_ELIGIBLE);

    /** How a registration moves on when a decision is released. */
    public enum Movement {
        /** To the next session at the next level. */
        NEXT_LEVEL,
        /** To the next session at the same level. */
        SAME_LEVEL,
        /** The registration is complete. */
        COMPLETE
    }

    private Decisions() {}

    /** How the registration moves; empty when it stays in the session, for a resit or until somebody ends it. */
    public static Optional<Movement> movement(String decision) {
        if (UP.contains(decision)) {
            return Optional.of(Movement.NEXT_LEVEL);
        }
        if (STAY.contains(decision)) {
            return Optional.of(Movement.SAME_LEVEL);
        }
        return AWARD.equals(decision) ? Optional.of(Movement.COMPLETE) : Optional.empty();
    }

    /** True when a named person must take the decision for this one student, with a reason. */
    public static boolean harms(String decision) {
        return HARMFUL.contains(decision);
    }

    /** What a board does by such a decision (section 7.1). */
    public static Action action(String decision) {
        if (AWARD.equals(decision)) {
            return Action.RECOMMEND_AWARD;
        }
        return REASSESSED.contains(decision) ? Action.DECIDE_REASSESSMENT : Action.DECIDE_PROGRESSION;
    }

    /** Options in the form of a column. */
    public static String written(List<String> options) {
        return String.join(",", options);
    }

    /** Options from the form of a column. */
    public static List<String> read(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split(","));
    }
}
