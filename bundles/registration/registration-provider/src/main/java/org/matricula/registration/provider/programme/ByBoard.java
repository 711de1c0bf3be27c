package org.matricula.registration.provider.programme;

import java.util.List;
import java.util.Optional;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.RegistrationState;

/**
 * What the decision of a board made of a registration.
 *
 * @param states the states that stand, oldest first
 * @param place which of them it had in the session that the board closed
 * @param by which of them the decision made
 */
record ByBoard(List<RegistrationState> states, int place, int by) {

    private static final int NONE = -1;

    /**
     * The first that a board did since the registration stood in the session.
     *
     * @param states the states of the registration that stand, oldest first
     */
    static Optional<ByBoard> of(List<RegistrationState> states, AcademicSession decided) {
        int place = NONE;
        int by = NONE;
        for (int i = 0; i < states.size(); i++) {
            RegistrationState state = states.get(i);
            if (place != NONE && by == NONE && isByBoard(state)) {
                by = i;
            } else if (state.registration().session().equals(decided)) {
                place = i;
                by = NONE;
            }
        }
        return by == NONE ? Optional.empty() : Optional.of(new ByBoard(states, place, by));
    }

    private static boolean isByBoard(RegistrationState state) {
        return switch (state.change()) {
            case COMPLETED, ADVANCED -> true;
            case WITHDRAWN -> state.source() != null && state.source().startsWith(Cause.MEETING);
            default -> false;
        };
    }

    /** How it stood when the board sat. */
    RegistrationState stood() {
        return states.get(place);
    }

    /** How it stood by the decision. */
    RegistrationState made() {
        return states.get(by);
    }

    /** True when nothing else was done since. */
    boolean isLast() {
        return by == states.size() - 1;
    }

    /** True when the registration has had the status since that it has now: nobody left, went away or came back. */
    boolean isOnlyMoved(Status now) {
        return states.subList(by, states.size()).stream()
                .allMatch(state -> state.registration().status() == now);
    }
}
