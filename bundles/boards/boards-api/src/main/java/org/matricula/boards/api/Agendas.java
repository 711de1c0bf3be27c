package org.matricula.boards.api;

import java.math.BigDecimal;
import java.util.List;
import org.matricula.boards.api.Agenda.Conflict;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * The agenda of an award board and the conflicts of interest of its members. All throw {@link
 * org.matricula.kernel.api.ProblemException} with 404 when there is no such meeting within the scope, and 409 for a
 * subject board's.
 */
public interface Agendas {

    /** Needed to see it. */
    Privilege READ = Boards.READ;

    /** Needed to declare a conflict. */
    Privilege DECLARE = BoardAdmin.RUN;

    /**
     * The agenda without its cases. Needs {@link #READ}.
     *
     * @param within how far below a line is still borderline, in percentage points, 0 to 20, at most two decimals
     */
    Agenda of(Caller caller, MeetingId id, BigDecimal within);

    /**
     * The cases in their order with the conflicts at each: borderline by distance, then where the board has to choose,
     * then what would harm, then what is endorsed together. Needs {@link #READ}.
     *
     * @param page at most 100 cases are given at once, whatever it asks for
     */
    Page<Agenda.Case> cases(Caller caller, MeetingId id, BigDecimal within, PageRequest page);

    /** The conflicts of interest at one case. Needs {@link #READ}. */
    List<Conflict> conflicts(Caller caller, MeetingId id, StudentId student);

    /**
     * Declares a conflict, or takes a declaration back. Needs {@link #DECLARE}.
     *
     * @param member the name of a member of the board
     * @param detail what it is, 1 to 500 characters
     * @param stands false to take it back
     * @throws org.matricula.kernel.api.ProblemException 404 also when the student is not before the meeting, 409 when
     *     the meeting is released, 422 for somebody who is no member or a text at fault
     */
    List<Conflict> declare(
            Caller caller, MeetingId id, String member, StudentId student, String detail, boolean stands);
}
