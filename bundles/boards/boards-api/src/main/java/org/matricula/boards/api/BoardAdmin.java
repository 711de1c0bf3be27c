package org.matricula.boards.api;

import java.util.List;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Opens and runs meetings of award and progression boards within the caller's scope. */
public interface BoardAdmin {

    /** Needed to open a meeting, to propose and to release. */
    Privilege RUN = new Privilege("boards.run");

    /** Needed to record decisions. */
    Privilege DECIDE = new Privilege("boards.decide");

    /** Needed to record what an award external examiner says. */
    Privilege EXAMINE = new Privilege("boards.examine");

    /**
     * Opens a meeting and pins the packs in force. Needs {@link #RUN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when no pack is in force, or one of the programmes
     *     is before another meeting of that session and point that is neither released nor given up, 422 when the meeting is not held near its session
     */
    Versioned<Meeting> open(Caller caller, MeetingRequest request);

    /**
     * Starts the job that freezes the facts of every candidate and proposes by rulings. Needs {@link #RUN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when the meeting is not OPEN
     */
    JobId propose(Caller caller, MeetingId id);

    /**
     * Records the consent of an award external examiner, without whom no award can be recommended (T-BD-1). Needs
     * {@link #EXAMINE}.
     *
     * @param externalExaminer the name of a member of the board with that role; whoever has a user name consents under
     *     it
     * @throws org.matricula.kernel.api.ProblemException 403 when somebody else would consent for an examiner who signs
     *     in, 409 when the meeting is not PROPOSED or its board is not quorate, 422 when the board has no such examiner
     */
    Versioned<Meeting> consent(Caller caller, MeetingId id, String externalExaminer);

    /**
     * Endorses every proposal that needs nobody's discretion and harms nobody. Needs {@link #DECIDE}.
     *
     * @return how many decisions were recorded
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause when the meeting is not PROPOSED, its board
     *     is not quorate, or a proposal is an act that the board may not do, such as an award without an external
     *     examiner's consent
     */
    int endorse(Caller caller, MeetingId id);

    /**
     * Records the board's decision on one student. Needs {@link #DECIDE}.
     *
     * @param decision one of the candidate's options
     * @param reason why; needed when it differs from the proposal or harms the student
     * @throws org.matricula.kernel.api.ProblemException 404 not before this meeting, 409 with the clause when released
     *     already, the board is not quorate or may not do that, 422 when the decision is none of the options or the reason is missing
     */
    default Candidate decide(Caller caller, MeetingId id, StudentId student, String decision, String reason) {
        return decide(caller, id, student, decision, reason, null, null);
    }

    /**
     * The same, with the code of an exit award whose designation the regulations leave open (T-EX-4).
     *
     * @param award the code; null where it is known or the decision confers no exit award
     * @param entries {@link Candidate#entries} as the caller saw it; may be null while no decision stands. The decision
     *     before stays on record
     * @throws org.matricula.kernel.api.ProblemException as above; 422 also when the code is missing, is no award of the
     *     family, or is not asked for; 409 also while the student has an open offer of compensation; 412 when another
     *     decision was recorded meanwhile, 428 when one stands and none is named
     */
    default Candidate decide(
            Caller caller,
            MeetingId id,
            StudentId student,
            String decision,
            String reason,
            String award,
            Long entries) {
        return decide(caller, id, student, decision, reason, award, null, entries);
    }

    /**
     * The same, with the module that a board substitutes (T-PR-8).
     *
     * @param substitution what takes the place of what, for the decision SUBSTITUTE; null for every other
     * @throws org.matricula.kernel.api.ProblemException as above; 422 also when the substitution is missing or not asked
     *     for, when the one module was not failed or exceeds what the regulations allow, or the other is none of the
     *     institution's or in the student's record
     */
    Candidate decide(
            Caller caller,
            MeetingId id,
            StudentId student,
            String decision,
            String reason,
            String award,
            Substitution substitution,
            Long entries);

    /**
     * Judges again those candidates whose module results have changed since their facts were frozen, by the pinned packs.
     * What was proposed before stays on record; a decision on such a candidate is taken back, for the board to decide on
     * what is true. Needs {@link #RUN}.
     *
     * @param reason why, 1 to 500 characters
     * @return the candidates, by identity
     * @throws org.matricula.kernel.api.ProblemException 409 when the meeting is neither PROPOSED nor DECIDED, 422 without a
     *     reason
     */
    List<Candidate> renew(Caller caller, MeetingId id, String reason);

    /**
     * Gives up a meeting of either board before its release: nothing of it counts, all of it stays readable, and another
     * one of the kind may open. Needs {@link #RUN}.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope, 409 when it is released or
     *     waits for its instant, 422 without a reason
     */
    Versioned<Meeting> giveUp(Caller caller, MeetingId id, String reason);

    /**
     * Publishes the decisions, all at one instant, which is now; for one to come see {@link Releases#embargo}. Where more
     * than some hundred students are to be told and nothing was rehearsed, a job makes the results first and then
     * publishes them, all at once; the meeting that is returned is not released yet. Needs {@link #RUN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when a candidate has no decision yet, module results have
     *     changed or another meeting has released a decision since a candidate's facts were frozen, or the day of the meeting is still to come
     */
    Versioned<Meeting> release(Caller caller, MeetingId id);
}
