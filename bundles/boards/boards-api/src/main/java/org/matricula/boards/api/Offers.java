package org.matricula.boards.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Compensation is offered, the student chooses, and only then the board may compensate (T-CO-2). No answer is no
 * compensation. All throw {@link org.matricula.kernel.api.ProblemException} with 404 when there is no such meeting,
 * candidate or offer within the scope.
 */
public interface Offers {

    /** Needed to see offers. */
    Privilege READ = Boards.READ;

    /** Needed to offer and to compensate. */
    Privilege OFFER = BoardAdmin.DECIDE;

    /** Needed to record what a student chose. */
    Privilege RECORD = BoardAdmin.RUN;

    /** Held by students: what is theirs. */
    Privilege OWN = new Privilege("boards.own");

    /** The offers to a candidate, oldest first. Needs {@link #READ}. */
    List<Offer> of(Caller caller, MeetingId id, StudentId student);

    /**
     * Offers compensation of a failed module, with both futures as the meeting's pack rules them. Needs {@link #OFFER}.
     *
     * @param module the module's code: one of those that may be compensated
     * @param deadline the last day to choose: from today to a year from now
     * @param reason why the board offers what the regulations normally do not allow, up to 2000 characters; needed there,
     *     and without effect where they allow no discretion; null elsewhere
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause when the board is not quorate or may not, it
     *     is offered already, would not hold beside what the student accepted, or the meeting is not PROPOSED; 422 for another module or day,
     *     or where a reason is needed
     */
    Offer offer(Caller caller, MeetingId id, StudentId student, String module, LocalDate deadline, String reason);

    /**
     * Records what a student chose, on evidence. Needs {@link #RECORD}.
     *
     * @param choice one of the offer's choices
     * @param evidence where the student's answer can be seen, 1 to 200 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when the offer has been used or withdrawn, or the modules
     *     could not be compensated together; 422 when the choice is none of the offer's or the deadline has passed
     */
    Offer record(Caller caller, MeetingId id, StudentId student, long offer, String choice, String evidence);

    /**
     * Takes an offer back that nobody answered; the module may be offered again. Needs {@link #OFFER}.
     *
     * @param reason why, 1 to 200 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when it was answered or withdrawn, or the meeting is not
     *     PROPOSED
     */
    Offer withdraw(Caller caller, MeetingId id, StudentId student, long offer, String reason);

    /** The offers to the student that the caller is. Needs {@link #OWN} and {@code students.own}. */
    List<Offer> own(Caller caller);

    /** Chooses as that student. Needs {@link #OWN} and {@code students.own}; throws as {@link #record}. */
    Offer choose(Caller caller, long offer, String choice);

    /**
     * Compensates what the student chose to have compensated: the pack judges the candidate again with these modules as
     * PC, and what it proposes then is the candidate's proposal. What was proposed before stays on record. Needs {@link
     * #OFFER}.
     *
     * @param reason why, 1 to 2000 characters
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause when the board is not quorate or may not,
     *     when an offer is open or none was accepted, or the candidate has a decision; 422 without a reason
     */
    Candidate compensate(Caller caller, MeetingId id, StudentId student, String reason);

    /**
     * An offer.
     *
     * @param id its number
     * @param institution whose board
     * @param meetingId at which meeting
     * @param studentId to whom
     * @param module code of the failed module
     * @param choices what the student may choose: COMPENSATION, and RESIT where there is a right to it
     * @param deadline the last day to choose
     * @param futures both futures as the pack rules them, as JSON
     * @param reason why the board departs from what is normal; null where nothing was said, and for the student
     * @param departsFrom what the regulations normally ask and the student does not meet, by code, rule and clause; null
     *     where the offer departs from nothing
     * @param offeredBy who recorded it; null for the student
     * @param offeredAt when
     * @param chosen every choice that was recorded, oldest first; the last one counts
     */
    record Offer(
            long id,
            InstitutionCode institution,
            MeetingId meetingId,
            StudentId studentId,
            String module,
            List<String> choices,
            LocalDate deadline,
            String futures,
            String reason,
            String departsFrom,
            String offeredBy,
            Instant offeredAt,
            List<Choice> chosen) {

        /** Copies the lists. */
        public Offer {
            choices = List.copyOf(choices);
            chosen = List.copyOf(chosen);
        }

        /** What an offer that was taken back has in the place of a choice. */
        public static final String WITHDRAWN = "WITHDRAWN";

        /** What counts; null while nothing was chosen. */
        public String choice() {
            return chosen.isEmpty() ? null : chosen.get(chosen.size() - 1).choice();
        }

        /** As the student is told of it: what a board and its offices wrote for each other stays with them. */
        public Offer toStudent() {
            return new Offer(
                    id,
                    institution,
                    meetingId,
                    studentId,
                    module,
                    choices,
                    deadline,
                    futures,
                    null,
                    departsFrom,
                    null,
                    offeredAt,
                    chosen.stream().map(Choice::toStudent).toList());
        }
    }

    /**
     * A recorded choice.
     *
     * @param choice COMPENSATION or RESIT; WITHDRAWN where the offer was taken back
     * @param byStudent true when the student chose under the own account
     * @param evidence where the answer can be seen, or why it was taken back; null when the student chose, and
     *     for the student
     * @param recordedBy who recorded it; null for the student where somebody else did
     * @param recordedAt when
     */
    record Choice(String choice, boolean byStudent, String evidence, String recordedBy, Instant recordedAt) {

        Choice toStudent() {
            return byStudent ? this : new Choice(choice, false, null, null, recordedAt);
        }
    }
}
