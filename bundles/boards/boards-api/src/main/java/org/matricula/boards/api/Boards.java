package org.matricula.boards.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Reads board meetings, proposals and decisions within the caller's scope. */
public interface Boards {

    /** Needed to see meetings, proposals and decisions that are not released. */
    Privilege READ = new Privilege("boards.read");

    /**
     * Whoever holds this and not {@link #READ} reads meetings whose board the caller belongs to under the own user name,
     * and no others: a 403 for those, and they are not listed. It does wherever {@link #READ} is needed to read a
     * meeting, its candidates, members, agenda, statements, offers, chair's actions and minutes.
     */
    Privilege READ_AS_MEMBER = new Privilege("boards.read-as-member");

    /** Needed to see released decisions. */
    Privilege READ_RELEASED = new Privilege("boards.read-released");

    /**
     * Meetings by id. Needs {@link #READ}.
     *
     * @param institution null for every institution of the scope
     */
    Page<Meeting> meetings(Caller caller, InstitutionCode institution, PageRequest page);

    /**
     * One meeting. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<Meeting> meeting(Caller caller, MeetingId id);

    /**
     * The first meeting from a day on that decides on a programme and has not released its decisions. Needs {@link #READ}.
     *
     * @return empty when none is opened yet
     */
    Optional<Meeting> next(Caller caller, InstitutionCode institution, ProgrammeId programme, LocalDate from);

    /** The candidates of a meeting, by id. Needs {@link #READ}. */
    Page<Candidate> candidates(Caller caller, MeetingId id, PageRequest page);

    /**
     * One candidate of a meeting with the facts and rulings behind the proposal. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the student is not before that meeting
     */
    ExplainedCandidate candidate(Caller caller, MeetingId id, StudentId student);

    /**
     * The rulings that stood behind a candidate's proposal at an instant, as JSON; results that changed later are not in
     * them. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the student is not before that meeting
     */
    String rulings(Caller caller, MeetingId id, StudentId student, Instant at);

    /**
     * Every decision on a student that was recorded at a meeting, and every one that was taken back, oldest first. Needs
     * {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the student is not before that meeting
     */
    List<DecisionEntry> decisions(Caller caller, MeetingId id, StudentId student);

    /**
     * The decision as it stands and the rulings behind the proposal in words, a text for each. Needs {@link #READ}.
     *
     * @param audience student, or board; null is the board
     * @param html true for fragments of HTML
     * @throws org.matricula.kernel.api.ProblemException 404 when the student is not before that meeting, 422 for another
     *     audience
     */
    List<String> explanation(Caller caller, MeetingId id, StudentId student, String audience, boolean html);

    /**
     * Numbers by proposal, decision and class, and who lies just below a line. Needs {@link #READ}.
     *
     * @param within how far below a line still counts, in percentage points, 0 to 20, at most two decimals
     */
    BoardSummary summary(Caller caller, MeetingId id, BigDecimal within);

    /**
     * Who lies below a class line by no more than a chosen distance, nearest first. Needs {@link #READ}.
     *
     * @param within the distance in percentage points, 0 to 20, at most two decimals
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such meeting within the scope, 422 for
     *     another distance
     */
    List<BoardSummary.Boundary> boundary(Caller caller, MeetingId id, BigDecimal within);

    /** The released decisions on a person, under merged records too, oldest first. Needs {@link #READ_RELEASED}. */
    List<Candidate> released(Caller caller, StudentId student);

    /** The released decisions on many students, set-wise, each student's oldest first. Needs {@link #READ_RELEASED}. */
    default List<Candidate> released(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        return students.stream()
                .flatMap(student -> released(caller, student).stream())
                .filter(candidate -> candidate.institution().equals(institution))
                .toList();
    }

    /**
     * Up to which moments results are published by the released decisions on many students, set-wise, in no order. Needs
     * {@link #READ_RELEASED}.
     */
    List<Coverage> coverage(Caller caller, InstitutionCode institution, Collection<StudentId> students);

    /**
     * Does at once what otherwise follows within a second after the instant of a release: compensated modules stand in
     * the results only after it. Whoever makes something of released decisions and results together settles first. Needs
     * {@link #READ_RELEASED}.
     */
    void settle(Caller caller, InstitutionCode institution);

    /** The released award of a person's latest decision on an award, if there is one. Needs {@link #READ_RELEASED}. */
    Optional<Candidate> award(Caller caller, StudentId student);

    /**
     * A candidate and how the proposal came about.
     *
     * @param candidate the candidate
     * @param facts the frozen facts, as JSON
     * @param rulings the rulings with their findings, as JSON
     */
    record ExplainedCandidate(Candidate candidate, String facts, String rulings) {}
}
