package org.matricula.assessment.api;

import java.util.List;
import java.util.Set;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Records and reads marks within the caller's scope. */
public interface Marks {

    /** Needed to read marks. */
    Privilege READ = new Privilege("assessment.read");

    /** Needed to record marks. */
    Privilege WRITE = new Privilege("assessment.write");

    /**
     * Records marks set-wise. A row equal to the mark that counts already is UNCHANGED; one that differs is appended as
     * a correction when it gives a reason, and REFUSED otherwise; a row at fault (unknown student, no registration,
     * unknown element, mark above 100 or with more than two decimals) is REFUSED without hindering the others, as is
     * one by student number for an element that is marked by candidate number, unless the caller holds {@link
     * CandidateNumbers#READ}. Where a row says nothing of a moment, a correction keeps that of the mark before; the first mark,
     * that of work that was not submitted before and that of work that is taken again by decision have the moment of the
     * latest submission. Needs {@link #WRITE}.
     *
     * @param untouched fields that the rows say nothing about and that a correction takes from the mark that counts:
     *     {@code submittedAt} and {@code submittedDay} together (never for NOT_SUBMITTED), and {@code
     *     circumstancesAccepted}
     */
    List<RowOutcome> record(Caller caller, InstitutionCode institution, List<MarkRow> rows, Set<String> untouched);

    /** The same, with every field but the moment as the rows say, also where they say nothing. */
    default List<RowOutcome> record(Caller caller, InstitutionCode institution, List<MarkRow> rows) {
        return record(caller, institution, rows, Set.of());
    }

    /**
     * The same for rows that were worked out from the marks that counted when they were read: a row whose mark is not so
     * any more is REFUSED as stale. The reason of a mark is not compared.
     */
    List<RowOutcome> revise(Caller caller, InstitutionCode institution, List<Revised<MarkRow>> rows);

    /**
     * Every row for a person, under merged records too, corrections included, oldest first. Needs {@link #READ}; without
     * {@link CandidateNumbers#READ} marks that go by candidate number are left out.
     */
    List<Mark> of(Caller caller, StudentId student);

    /**
     * The accounts of all who ever gave work of a person a mark, under merged records too: who recorded one, and every one
     * of several markers, whichever mark was agreed (T-AD-8). Needs {@link #READ}; without {@link CandidateNumbers#READ}
     * those of work that goes by candidate number are left out.
     */
    Set<String> markers(Caller caller, StudentId student);

    /**
     * The marks that count on an occurrence, by id. Needs {@link #READ}; without {@link CandidateNumbers#READ} marks that
     * go by candidate number are left out.
     */
    Page<Mark> on(Caller caller, OccurrenceId occurrence, PageRequest page);
}
