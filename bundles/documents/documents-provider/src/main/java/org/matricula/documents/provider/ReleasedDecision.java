package org.matricula.documents.provider;

import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;

/**
 * A decision on the student that was released, with the meeting that took it.
 *
 * @param candidate the decision
 * @param meeting the meeting
 */
record ReleasedDecision(Candidate candidate, Meeting meeting) {

    /**
     * True when the release covers a result: the board had the whole record up to its session before it, as it stood
     * then. What was computed later, a resit for instance, waits for the next release.
     */
    boolean covers(ModuleResult result) {
        return result.session().compareTo(meeting.session()) <= 0
                && !result.computedAt().isAfter(meeting.releasedAt());
    }
}
