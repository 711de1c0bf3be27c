package org.matricula.documents.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Conferral;
import org.matricula.boards.api.Coverage;
import org.matricula.boards.api.Meeting;
import org.matricula.curriculum.api.Award;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * A decision on the student that was released, with the meeting that took it.
 *
 * @param candidate the decision
 * @param meeting the meeting
 * @param coverage which results it published
 * @param decidedOn the day of the meeting, or that on which its chair decided so afterwards (section 7.2)
 * @param lower the award below the programme's own that it confers; null for none
 * @param apart the module registrations of other programmes, which have boards of their own
 */
record ReleasedDecision(
        Candidate candidate,
        Meeting meeting,
        Coverage coverage,
        LocalDate decidedOn,
        Award lower,
        Set<ModuleRegistrationId> apart) {

    /** The class that it confers; null for none. */
    String classification() {
        return candidate.conferral().map(Conferral::classification).orElse(null);
    }

    /** Up to when it counts what was known: its release, or the moment at which its chair acted on it (AMB-T-224). */
    Instant knownAt() {
        return candidate.decidedAt().isAfter(meeting.releasedAt()) ? candidate.decidedAt() : meeting.releasedAt();
    }

    /**
     * The programme, as it was called at the decision, with the award that it confers: the programme's own
     * or a lower one.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when nobody named the lower award
     */
    StudiedProgramme conferred(StudiedProgramme study) {
        if (candidate.conferral().filter(Conferral::lower).isEmpty()) {
            return study.as(this);
        }
        if (lower == null) {
            throw Problem.conflict("award", candidate.decision(), "must be named by the board that conferred it")
                    .exception();
        }
        return study.as(this).with(lower);
    }

    /**
     * What is published of a registration's results: the board had the whole record up to its session before it, as it
     * stood then. A result that was first computed later, a resit for instance, waits for the next release, and one that
     * was put right since for a correction.
     *
     * @param versions every result of one registration, oldest first
     */
    Optional<ModuleResult> published(List<ModuleResult> versions) {
        return versions.stream()
                .findFirst()
                .filter(first -> !apart.contains(first.registrationId()))
                .filter(first -> first.session().compareTo(meeting.session()) <= 0 && released(first))
                .flatMap(first -> versions.stream()
                        .filter(version -> released(version) || corrected(version))
                        .reduce((earlier, later) -> later));
    }

    /** What the release itself compensates bears its instant. */
    private boolean released(ModuleResult result) {
        return !result.computedAt().isAfter(coverage.results())
                || result.computedAt().equals(meeting.releasedAt());
    }

    private boolean corrected(ModuleResult result) {
        return coverage.corrections() != null && !result.computedAt().isAfter(coverage.corrections());
    }
}
