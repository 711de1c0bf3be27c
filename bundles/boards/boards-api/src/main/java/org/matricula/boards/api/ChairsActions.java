package org.matricula.boards.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * The register of what chairs did for a board after its meeting (section 7.2). One person proposes, another confirms;
 * it stands on the agenda of the institution's meetings until one of them was told. All throw {@link
 * org.matricula.kernel.api.ProblemException} with 404 when there is no such meeting or action within the scope.
 */
public interface ChairsActions {

    /** Needed to see them. */
    Privilege READ = Boards.READ;

    /** Needed to propose and to confirm. */
    Privilege ACT = BoardAdmin.DECIDE;

    /** Needed to record notices and reports. */
    Privilege REPORT = BoardAdmin.RUN;

    /** The actions on a meeting, oldest first. Needs {@link #READ}. */
    List<Action> of(Caller caller, MeetingId id);

    /**
     * Proposes an action. Needs {@link #ACT}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 also when the student was not before the meeting, 409 with
     *     the clause when the regulations do not allow it, when the meeting is not released, or an action on the student
     *     waits already; 422 with all that is wrong
     */
    Action propose(Caller caller, MeetingId id, Proposal proposal);

    /**
     * Confirms an action: its decision is the student's from now on. Needs {@link #ACT}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 for whoever proposed it, when it does not wait any more, or
     *     when the student's decision has changed since
     */
    Action confirm(Caller caller, MeetingId id, long action);

    /** Gives up an action that waits. Needs {@link #ACT}; 409 when it does not wait any more, 422 without a reason. */
    Action refuse(Caller caller, MeetingId id, long action, String reason);

    /**
     * Records that somebody was told. Needs {@link #REPORT}.
     *
     * @param to who was told, 1 to 200 characters
     * @param reference where that can be seen, 1 to 200 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when the action is not confirmed, 422 with all that is wrong
     */
    Action notice(Caller caller, MeetingId id, long action, String to, LocalDate on, String reference);

    /**
     * Lets the registration follow a confirmed action that it has not followed so far, although something was done to it or
     * marked since: what has no mark of later sessions is left, what has one stays on record, and what was agreed since is
     * agreed again. Needs {@link #REPORT}.
     *
     * @param reason why, 1 to 400 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when the registration follows already, when the student's
     *     decision has changed since, or with what stands against it still; 422 without a reason
     */
    Action follow(Caller caller, MeetingId id, long action, String reason);

    /**
     * Records that a meeting was told; it is on no agenda from now on. Needs {@link #REPORT}.
     *
     * @param to the meeting: another one of the institution, held on the day of this one or later
     * @throws org.matricula.kernel.api.ProblemException 409 when the action is not confirmed or was reported, 422 for
     *     another meeting
     */
    Action report(Caller caller, MeetingId id, long action, MeetingId to);

    /**
     * What a chair proposes to do.
     *
     * @param studentId for whom
     * @param decision the new decision: one of the student's options at the meeting
     * @param award code of the exit award, which is named here where the regulations leave its designation open; null for
     *     other decisions, and where it is known
     * @param trigger what became known after the meeting, 1 to 2000 characters
     * @param whyNoMeeting why the board cannot be recalled, 1 to 2000 characters; null when it could be
     * @param reserved true when the topic was reserved to the board
     * @param consulted who was asked, an external examiner among them, with the answers; at most 50
     */
    record Proposal(
            StudentId studentId,
            String decision,
            String award,
            String trigger,
            String whyNoMeeting,
            boolean reserved,
            List<Consultation> consulted) {

        /** Copies the list; none means empty. */
        public Proposal {
            consulted = consulted == null ? List.of() : List.copyOf(consulted);
        }
    }

    /**
     * That somebody was asked.
     *
     * @param member the name of a member of the board
     * @param on on which day
     * @param answer the answer, 1 to 1000 characters; null where none came
     */
    record Consultation(String member, LocalDate on, String answer) {}

    /**
     * That somebody was told.
     *
     * @param to who
     * @param on on which day
     * @param reference where that can be seen
     * @param recordedBy who recorded it
     */
    record Notice(String to, LocalDate on, String reference, String recordedBy) {}

    /**
     * An action.
     *
     * @param id its number
     * @param institution whose
     * @param meetingId for which meeting's board
     * @param proposal what was proposed
     * @param before the decision before
     * @param duties codes of what the regulations ask for after it
     * @param state where it stands
     * @param proposedBy who proposed it
     * @param proposedAt when
     * @param closedBy who confirmed or refused it; null while it waits
     * @param closedAt when; null while it waits
     * @param closingReason why it was refused; null otherwise
     * @param notices who was told
     * @param reportedTo which meeting was told; null until then
     * @param registrationStays why the student's registration has not followed the decision: a person sees to it; null
     *     where it has
     */
    record Action(
            long id,
            InstitutionCode institution,
            MeetingId meetingId,
            Proposal proposal,
            String before,
            List<String> duties,
            State state,
            String proposedBy,
            Instant proposedAt,
            String closedBy,
            Instant closedAt,
            String closingReason,
            List<Notice> notices,
            MeetingId reportedTo,
            String registrationStays) {

        /** Copies the lists. */
        public Action {
            duties = List.copyOf(duties);
            notices = List.copyOf(notices);
        }

        /** Where an action stands. */
        public enum State {
            /** Waits for a second person. */
            PROPOSED,
            /** Its decision is the student's. */
            CONFIRMED,
            /** Was given up. */
            REFUSED
        }
    }
}
