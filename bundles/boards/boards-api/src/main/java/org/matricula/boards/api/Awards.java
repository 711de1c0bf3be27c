package org.matricula.boards.api;

import java.time.Instant;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Awards that do not follow from a finished programme: interim awards of those who go on (T-AW-5), aegrotat awards
 * (A.2.9.11.1) and posthumous awards (A.2.9.11.2), within the caller's scope.
 */
public interface Awards {

    /** Needed to propose an aegrotat or posthumous award, and to see what was said for it. */
    Privilege PROPOSE = new Privilege("boards.propose-award");

    /**
     * Confirms the interim awards of a meeting: of every candidate who is decided to go on, whose record satisfies an
     * award with a known code, and on whom it is not conferred yet. Needs {@link BoardAdmin#DECIDE}.
     *
     * @return how many were confirmed
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause when the board is not quorate or may not
     *     recommend awards, or the meeting is neither PROPOSED nor DECIDED
     */
    int confirmInterim(Caller caller, MeetingId id);

    /**
     * Confirms the interim award of one candidate. Needs {@link BoardAdmin#DECIDE}.
     *
     * @param award the code where the regulations leave it open; null otherwise
     * @throws org.matricula.kernel.api.ProblemException as above; 409 also when the candidate is not decided to go on,
     *     has none within reach, or has it already, 422 when the code is missing or is no award of the family
     */
    Candidate confirmInterim(Caller caller, MeetingId id, StudentId student, String award);

    /**
     * Proposes an aegrotat or a posthumous award on recorded facts. The pack of the candidate judges; what it grants
     * becomes an option of the candidate, on whom the board then has to decide. Needs {@link #PROPOSE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 not before this meeting, 409 with the clause when a
     *     condition is not met, when the pack has no rule on such awards, when the candidate is decided already or it
     *     was proposed already, 422 when a field breaks its rule
     */
    SpecialAward propose(Caller caller, MeetingId id, StudentId student, Grounds grounds);

    /** What was proposed at a meeting, oldest first. Needs {@link #PROPOSE}. */
    List<SpecialAward> proposed(Caller caller, MeetingId id);

    /** Sorts of special awards. */
    enum Kind {
        /** For who is kept from the final elements by illness. */
        AEGROTAT,
        /** For who has died. */
        POSTHUMOUS
    }

    /**
     * Why a special award should be made.
     *
     * @param kind which sort
     * @param illness illness kept the student from final elements; null for a posthumous award
     * @param priorPerformanceConclusive earlier work shows beyond reasonable doubt a pass; null for a posthumous award
     * @param unlikelyToReturn the student will probably not come back; null for a posthumous award
     * @param studentConsents the student agreed expressly; null for a posthumous award
     * @param dissertationExaminable the dissertation can be examined, or there is none; null for a posthumous award
     * @param report a senior faculty member reported that the award was likely; null for an aegrotat award
     * @param evidence where the evidence is kept, 1 to 500 characters
     * @param reason why it is proposed, 1 to 2,000 characters
     */
    record Grounds(
            Kind kind,
            Boolean illness,
            Boolean priorPerformanceConclusive,
            Boolean unlikelyToReturn,
            Boolean studentConsents,
            Boolean dissertationExaminable,
            Boolean report,
            String evidence,
            String reason) {}

    /**
     * A special award that was proposed.
     *
     * @param id its number
     * @param institution where the student studies
     * @param meetingId before which meeting
     * @param studentId who
     * @param grounds why
     * @param outcome AEGROTAT, POSTHUMOUS_AWARD, or NORMAL_AWARD where all requirements were met before death
     * @param decision the option that it opened
     * @param rulings the rulings that granted it, as JSON
     * @param proposedBy who proposed it; somebody else decides
     * @param proposedAt when
     */
    record SpecialAward(
            long id,
            InstitutionCode institution,
            MeetingId meetingId,
            StudentId studentId,
            Grounds grounds,
            String outcome,
            String decision,
            String rulings,
            String proposedBy,
            Instant proposedAt) {}
}
