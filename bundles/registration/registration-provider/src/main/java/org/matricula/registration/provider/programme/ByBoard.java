package org.matricula.registration.provider.programme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.provider.store.Standing;

/**
 * What the decision of a board made of a registration.
 *
 * @param stood how it stood in the session that the board closed
 * @param made how it stood by the decision
 * @param until the last day from which something has held since then
 */
record ByBoard(RegistrationState stood, RegistrationState made, LocalDate until) {

    /**
     * The first that a board did since the registration stood in the session.
     *
     * @param states every state of the registration, oldest first
     */
    static Optional<ByBoard> of(List<RegistrationState> states, AcademicSession decided) {
        RegistrationState stood = null;
        RegistrationState made = null;
        for (RegistrationState state : states) {
            if (stood != null && made == null && isByBoard(state)) {
                made = state;
            } else if (state.registration().session().equals(decided)) {
                stood = state;
                made = null;
            }
        }
        if (made == null) {
            return Optional.empty();
        }
        LocalDate until = states.subList(states.indexOf(made), states.size()).stream()
                .map(RegistrationState::effective)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new ByBoard(stood, made, until));
    }

    private static boolean isByBoard(RegistrationState state) {
        return switch (state.change()) {
            case COMPLETED, ADVANCED -> true;
            case WITHDRAWN -> state.source() != null && state.source().startsWith(Cause.MEETING);
            default -> false;
        };
    }

    /** True when the registration stands as the board made it: what was done since was taken back. */
    boolean stands(Standing now) {
        return made.registration().equals(now.registration())
                && Objects.equals(made.nextMode(), now.nextMode())
                && Objects.equals(made.nextModeFrom(), now.nextModeFrom());
    }
}
