package org.matricula.registration.provider.module;

import java.time.LocalDate;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistration.Attempt;

/**
 * One run that would be taken.
 *
 * @param on the day of registration, to which the weeks of change are counted and as of which waivers and holds are
 *     asked; the weeks are not counted for a run without a first day
 * @param told true when a record says that it was taken on that day, and nobody takes it now
 */
public record Take(Occurrence run, Attempt attempt, LocalDate on, boolean told) {

    public Take(Occurrence run, Attempt attempt, LocalDate on) {
        this(run, attempt, on, false);
    }

    boolean again() {
        return attempt != Attempt.FIRST;
    }

    /** False for a repeat that a record tells: boards order them, whenever they sit (AMB-T-204). */
    boolean isChosen() {
        return !told || attempt != Attempt.REPEAT;
    }
}
