package org.matricula.boards.api;

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
     * @throws org.matricula.kernel.api.ProblemException 409 when no pack is in force, or a meeting for the same
     *     institution, session and point is not released yet, 422 when the meeting is not held near its session
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
        return decide(caller, id, student, decision, reason, null);
    }

    /**
     * The same, with the code of an exit award whose designation the regulations leave open (T-EX-4).
     *
     * @param award the code; null where it is known or the decision confers no exit award
     * @throws org.matricula.kernel.api.ProblemException as above; 422 also when the code is missing, is no award of the
     *     family, or is not asked for
     */
    Candidate decide(Caller caller, MeetingId id, StudentId student, String decision, String reason, String award);

    /**
     * Publishes the decisions, all at one instant, which is now; for one to come see {@link Releases#embargo}. Where more
     * than some hundred students are to be told and nothing was rehearsed, a job makes the results first and then
     * publishes them, all at once; the meeting that is returned is not released yet. Needs {@link #RUN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when a candidate has no decision yet or the day of the
     *     meeting is still to come
     */
    Versioned<Meeting> release(Caller caller, MeetingId id);
}
