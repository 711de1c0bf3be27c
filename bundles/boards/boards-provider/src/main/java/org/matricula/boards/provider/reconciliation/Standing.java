package org.matricula.boards.provider.reconciliation;

import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;

/**
 * Where a registration stands before the boards of a session.
 *
 * @param candidate its latest candidate
 * @param meeting the state of the meeting
 * @param outdated true when results or registrations are newer than the facts on which it decides
 */
record Standing(Candidate candidate, Meeting.State meeting, boolean outdated) {

    boolean proposed() {
        return meeting != Meeting.State.OPEN && meeting != Meeting.State.PROPOSING;
    }

    boolean released() {
        return meeting == Meeting.State.RELEASED;
    }
}
