package org.matricula.boards.api;

import java.time.Instant;
import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * What award external examiners say at the end of a board, and what becomes of it (T-BD-1, T-BD-2). Statements are only
 * added. All throw {@link org.matricula.kernel.api.ProblemException} with 404 when there is no such meeting within the
 * scope.
 */
public interface ExaminersStatements {

    /** Needed to see them. */
    Privilege READ = Boards.READ;

    /** Needed to record what an examiner says. */
    Privilege STATE = BoardAdmin.EXAMINE;

    /** Needed to answer. */
    Privilege ANSWER = BoardAdmin.DECIDE;

    /** All of a meeting, oldest first. Needs {@link #READ}. */
    List<Statement> of(Caller caller, MeetingId id);

    /**
     * Records what an examiner says. Needs {@link #STATE}; an examiner who has a user name speaks under it.
     *
     * @param examiner the name of an award external examiner of the board
     * @param kind ENDORSES, DISAGREES or PRINCIPLE
     * @param text what was said, 1 to 2000 characters; null only for ENDORSES
     * @throws org.matricula.kernel.api.ProblemException 403 for an examiner who signs in, 409 when the meeting is not
     *     PROPOSED or DECIDED, or outcomes are endorsed before every candidate has one, 422 with all that is wrong
     */
    Statement state(Caller caller, MeetingId id, String examiner, Statement.Kind kind, String text);

    /**
     * Answers a matter of principle or a disagreement. Needs {@link #ANSWER}.
     *
     * @param kind ACCEPTED, SENT_TO_ACADEMIC_BOARD, or ACADEMIC_BOARD_DECIDED for what was sent
     * @param text the answer, 1 to 2000 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when there is nothing to answer so, 422 with all that is
     *     wrong
     */
    Statement answer(Caller caller, MeetingId id, Statement.Kind kind, String text);

    /**
     * A statement or an answer.
     *
     * @param sequence counts up in the meeting
     * @param kind what sort
     * @param examiner who said it; null for an answer
     * @param text what was said
     * @param outcomesDigest SHA-256 over all decisions at that moment; what is decided afterwards is not endorsed
     * @param recordedBy who recorded it
     * @param recordedAt when
     */
    record Statement(
            int sequence,
            Kind kind,
            String examiner,
            String text,
            String outcomesDigest,
            String recordedBy,
            Instant recordedAt) {

        /** Sorts of statements. */
        public enum Kind {
            /** The examiner endorses the outcomes. */
            ENDORSES,
            /** The examiner disagrees with the board or another examiner. */
            DISAGREES,
            /** The examiner declares a matter of principle. */
            PRINCIPLE,
            /** The board accepts what the examiner says. */
            ACCEPTED,
            /** It goes to Academic Board. */
            SENT_TO_ACADEMIC_BOARD,
            /** Academic Board has decided it. */
            ACADEMIC_BOARD_DECIDED
        }
    }
}
