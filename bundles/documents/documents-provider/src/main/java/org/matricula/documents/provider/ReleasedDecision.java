package org.matricula.documents.provider;

import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Conferral;
import org.matricula.boards.api.Meeting;
import org.matricula.curriculum.api.Award;
import org.matricula.kernel.api.Problem;

/**
 * A decision on the student that was released, with the meeting that took it.
 *
 * @param candidate the decision
 * @param meeting the meeting
 * @param lower the award below the programme's own that it confers; null for none
 */
record ReleasedDecision(Candidate candidate, Meeting meeting, Award lower) {

    /** The class that it confers; null for none. */
    String classification() {
        return candidate.conferral().map(Conferral::classification).orElse(null);
    }

    /**
     * The full title that it confers on a programme.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when nobody named the lower award
     */
    String title(StudiedProgramme study) {
        if (candidate.conferral().filter(Conferral::lower).isEmpty()) {
            return study.title();
        }
        if (lower == null) {
            throw Problem.conflict("award", candidate.decision(), "must be named by the board that conferred it")
                    .exception();
        }
        return new StudiedProgramme(study.registration(), study.programme(), lower).title();
    }

    /**
     * True when the release covers a result: the board had the whole record up to its session before it, as it stood
     * then. What was computed later, a resit for instance, waits for the next release.
     */
    boolean covers(ModuleResult result) {
        return result.session().compareTo(meeting.session()) <= 0
                && !result.computedAt().isAfter(meeting.releasedAt());
    }
}
