package org.matricula.boards.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.students.api.StudentId;

/**
 * What a meeting of an award board has before it, as it stands now.
 *
 * @param meeting the meeting
 * @param board its board and what the regulations say of it
 * @param apologies who sent apologies
 * @param notAdopted runs of the session, as code and period, whose results no concluded subject board has adopted as they stand
 * @param chairsActions what chairs did between meetings and no meeting was told yet
 * @param cases how many cases each part has
 */
public record Agenda(
        Meeting meeting,
        Constitution board,
        List<String> apologies,
        List<String> notAdopted,
        List<ChairsActions.Action> chairsActions,
        Map<Part, Long> cases) {

    /** Copies the lists. */
    public Agenda {
        apologies = List.copyOf(apologies);
        notAdopted = List.copyOf(notAdopted);
        chairsActions = List.copyOf(chairsActions);
        cases = Map.copyOf(cases);
    }

    /** Names of those who sent apologies. */
    public static List<String> apologies(Constitution board) {
        return board.members().stream()
                .filter(member -> member.attendance() == Attendance.APOLOGIES)
                .map(BoardMember::name)
                .toList();
    }

    /** The parts of an agenda in their order. */
    public enum Part {
        /** Just below a class line, nearest first. */
        BORDERLINE,
        /** The board has to choose. */
        DISCRETION,
        /** The proposal would harm the student. */
        ADVERSE,
        /** Nothing to discuss: endorsed together. */
        TOGETHER
    }

    /**
     * A case of the agenda.
     *
     * @param part where it stands
     * @param line the class that is missed; null outside the borderline
     * @param distance how far below that line, in percentage points; null outside the borderline
     * @param candidate the candidate
     * @param conflicts which members have a conflict of interest
     */
    public record Case(Part part, String line, BigDecimal distance, Candidate candidate, List<Conflict> conflicts) {

        /** Copies the list. */
        public Case {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * A conflict of interest.
     *
     * @param member the member's name
     * @param userName the member's user name; null for who has none
     * @param studentId in whose case
     * @param kind how it is known
     * @param detail what was declared; null for what was computed
     */
    public record Conflict(String member, String userName, StudentId studentId, Kind kind, String detail) {

        /** How a conflict is known. */
        public enum Kind {
            /** Is the student, by the user's account. */
            STUDENT,
            /** Recorded marks of the student. */
            MARKS,
            /** Is the student's personal tutor. */
            TUTORS,
            /** Was declared. */
            DECLARED
        }
    }
}
