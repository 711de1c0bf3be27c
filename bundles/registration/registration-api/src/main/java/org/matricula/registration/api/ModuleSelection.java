package org.matricula.registration.api;

import java.util.List;
import org.matricula.curriculum.api.OccurrenceId;

/**
 * Modules that a student would take or leave in the session of a programme registration.
 *
 * @param registrationId the active programme registration
 * @param take occurrences of its session to be taken
 * @param leave module registrations to be left
 * @param attempt which attempt at the modules taken, FIRST or REPEAT; null for FIRST
 * @param loadReason why more than the ordinary load: REPEAT, SUBSTITUTION or TRANSFER; null without
 */
public record ModuleSelection(
        ProgrammeRegistrationId registrationId,
        List<OccurrenceId> take,
        List<ModuleRegistrationId> leave,
        ModuleRegistration.Attempt attempt,
        String loadReason) {

    /** Copies the lists. */
    public ModuleSelection {
        take = take == null ? List.of() : List.copyOf(take);
        leave = leave == null ? List.of() : List.copyOf(leave);
        attempt = attempt == null ? ModuleRegistration.Attempt.FIRST : attempt;
    }
}
