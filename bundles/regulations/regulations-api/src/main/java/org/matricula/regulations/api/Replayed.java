package org.matricula.regulations.api;

import java.util.List;

/**
 * One case of a past cohort, judged by two packs on the same stored facts.
 *
 * @param student the identity of the student
 * @param programme the code of the programme
 * @param event what was decided then: {@code meeting 382244, AFTER_FIRST_SIT}
 * @param before what the pack before makes of it
 * @param after what the pack after makes of it
 * @param clauses the clauses whose findings differ, in the order of the findings; may be left empty where the outcomes
 *     are the same
 */
public record Replayed(
        String student,
        String programme,
        String event,
        ReplayOutcome before,
        ReplayOutcome after,
        List<String> clauses) {

    /** Copies the clauses. */
    public Replayed {
        clauses = List.copyOf(clauses);
    }

    /** True when the two packs make something else of it. */
    public boolean changed() {
        return !before.isSame(after);
    }
}
