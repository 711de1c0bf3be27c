package org.matricula.boards.provider;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.policies.taught.BoardActionFacts.Action;

/** What the words of a decision mean for the student's registration and for the board. */
public final class Decisions {

    /** The award is conferred. */
    public static final String AWARD = "AWARD";

    /** An award for who is kept from the final elements by illness (A.2.9.11.1). */
    public static final String AEGROTAT = "AWARD_AEGROTAT";

    /** An award for who has died with at least the share of credit that the regulations ask for (A.2.9.11.2). */
    public static final String POSTHUMOUS = "AWARD_POSTHUMOUS";

    /** Who has left has earned no award. */
    public static final String NO_AWARD = "NO_AWARD";

    /** What a board can choose for who goes on where the regulations have no rule. */
    public static final List<String> UNRULED_PROGRESSION =
            List.of("PROGRESS", "RETRIEVE", "CONTINUE_LEVEL", "REPEAT_FAILED_ONLY", "DISCONTINUE");

    /** What a board can choose short of the award at the final level where the regulations have no rule. */
    public static final List<String> UNRULED_FINAL =
            List.of("RETRIEVE", "CONTINUE_LEVEL", "REPEAT_FAILED_ONLY", "NOT_ELIGIBLE");

    private static final String EXIT = "AWARD_";

    /** The award cannot be conferred, and there is nothing to retrieve. */
    public static final String NOT_ELIGIBLE = "NOT_ELIGIBLE";

    /** The board must choose among the options. */
    public static final String BOARD_DECISION = "BOARD_DECISION";

    private static final Set<String> UP = Set.of("PROGRESS", "PROGRESS_WITHOUT_REPEAT", "PROGRESS_TRAIL");

    /** Another module takes the place of a failed one (T-PR-8). */
    public static final String SUBSTITUTE = "SUBSTITUTE";

    private static final Set<String> STAY =
            Set.of("CONTINUE_LEVEL", "REPEAT_FAILED_ONLY", "REPEAT_PLUS_ADDITIONAL", SUBSTITUTE);

    /** The decisions after which a student goes on. */
    public static final Set<String> GOING_ON =
            Stream.concat(UP.stream(), STAY.stream()).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> REASSESSED =
            Set.of("RETRIEVE", "RESIT_RIGHT", "RESIT_DISCRETION", "REPEAT_FAILED_ONLY", "REPEAT_PLUS_ADDITIONAL");

    /** The board is satisfied that the student cannot succeed (T-PR-9). */
    public static final String DISCONTINUE = "DISCONTINUE";

    private static final Set<String> HARMFUL = Set.of(DISCONTINUE, NOT_ELIGIBLE);

    /** How a registration moves on when a decision is released. */
    public enum Movement {
        /** To the next session at the next level. */
        NEXT_LEVEL,
        /** To the next session at the same level. */
        SAME_LEVEL,
        /** The registration is complete. */
        COMPLETE,
        /** The registration ends without the award. */
        END
    }

    private Decisions() {}

    /** How the registration moves; empty when it stays in the session, for a resit or until the next board. */
    public static Optional<Movement> movement(String decision) {
        if (UP.contains(decision)) {
            return Optional.of(Movement.NEXT_LEVEL);
        }
        if (STAY.contains(decision)) {
            return Optional.of(Movement.SAME_LEVEL);
        }
        if (DISCONTINUE.equals(decision)) {
            return Optional.of(Movement.END);
        }
        return isAward(decision) ? Optional.of(Movement.COMPLETE) : Optional.empty();
    }

    /** True when the student goes on after such a decision. */
    public static boolean goesOn(String decision) {
        return GOING_ON.contains(decision);
    }

    /** The decision that confers an award of a family on who leaves. */
    public static String exit(String family) {
        return EXIT + family;
    }

    /** True when the decision confers an award and ends the studies. */
    public static boolean isAward(String decision) {
        return decision.startsWith(AWARD);
    }

    /** True when the decision confers another award than the programme's own. */
    public static boolean isExit(String decision) {
        return decision.startsWith(EXIT) && !isSpecial(decision);
    }

    /** True when the decision confers an award that a person proposed on recorded grounds. */
    public static boolean isSpecial(String decision) {
        return decision.equals(AEGROTAT) || decision.equals(POSTHUMOUS);
    }

    /** True when a named person must take the decision for this one student, with a reason. */
    public static boolean harms(String decision) {
        return HARMFUL.contains(decision);
    }

    /** What a board does by such a decision (section 7.1). */
    public static Action action(String decision) {
        if (isAward(decision)) {
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
