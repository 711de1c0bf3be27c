package org.matricula.assessment.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * The last moments for work of resits. A resit is taken in a period of its own (T-RA-2), mostly on the run of the attempt
 * that it is a resit of, whose deadlines are over by then and do not hold for it. Until there is one for an element, work
 * of resits is never late (AMB-T-147). A resit on another run keeps the deadlines of that run where there is none.
 */
public interface ResitDeadlines {

    /** Needed to read. */
    Privilege READ = Marks.READ;

    /** Needed to set one. */
    Privilege SET = new Privilege("assessment.resit-deadlines");

    /**
     * Sets the last moment for the resits of an element, or another one: a new entry that takes the place of the one
     * before. Needs {@link #SET}.
     *
     * @param dueAt the last moment, local time
     * @param expectedEntry the entry that the caller saw; 0 for none
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope, 409 when
     *     another entry counts by now, 422 when the element is none that is marked itself or the moment cannot be of the
     *     session
     */
    ResitDeadline set(
            Caller caller,
            OccurrenceId occurrence,
            ElementId element,
            LocalDateTime dueAt,
            int expectedEntry,
            String reason);

    /** Every entry of an occurrence, by element, oldest first. Needs {@link #READ}. */
    List<ResitDeadline> of(Caller caller, OccurrenceId occurrence);

    /**
     * An entry.
     *
     * @param institution where
     * @param occurrenceId on which occurrence
     * @param elementId for which element
     * @param entry 1 for the first of the element, then counting up; the highest one counts
     * @param dueAt the last moment, local time
     * @param reason why
     * @param setBy who set it
     * @param setAt when
     */
    record ResitDeadline(
            InstitutionCode institution,
            OccurrenceId occurrenceId,
            ElementId elementId,
            int entry,
            LocalDateTime dueAt,
            String reason,
            String setBy,
            Instant setAt) {}
}
