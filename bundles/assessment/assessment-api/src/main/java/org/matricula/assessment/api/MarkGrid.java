package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.ModuleRegistration;

/**
 * The marks of an occurrence as markers see them. A student's marks on elements that are anonymous stand in a row for each
 * element, under the candidate number and in its order; all others in one row under the student's number.
 *
 * @param occurrenceId which occurrence
 * @param institution where it is taught
 * @param occurrence what people call it
 * @param columns its elements
 * @param rows the rows: candidates first
 * @param withoutNumber how many cells are left out because the student has no candidate number yet
 */
public record MarkGrid(
        OccurrenceId occurrenceId,
        InstitutionCode institution,
        OccurrenceKey occurrence,
        List<Column> columns,
        List<Row> rows,
        int withoutNumber) {

    /** Copies the lists. */
    public MarkGrid {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * An element.
     *
     * @param element the element
     * @param anonymous true while marks are given by candidate number
     */
    public record Column(Element element, boolean anonymous) {}

    /**
     * A student, or a candidate.
     *
     * @param candidate the candidate number; null in rows of students
     * @param studentNumber the student's number; null in rows of candidates
     * @param attempt which attempt; null in rows of candidates for readers who may not know whose numbers they are
     * @param cells the marks, one for each element of the row
     */
    public record Row(String candidate, String studentNumber, ModuleRegistration.Attempt attempt, List<Cell> cells) {

        /** Copies the cells. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A mark that counts, or the place for one.
     *
     * @param elementCode the element's code
     * @param candidate the candidate number, also after the anonymity was lifted; null where there never was one
     * @param mark percent; null while there is none and where nothing was submitted
     * @param state what became of the work; null while there is no mark
     * @param submittedAt when it was handed in, local time; null when unknown, and where the element is anonymous for
     *     readers who may not know whose numbers they are
     * @param due the last moment for handing in, local time, extensions included; null where there is none, and in the
     *     same way as before
     * @param late true when it was handed in after the last moment; false where the element is anonymous for who takes work in
     *     by name and may not know whose numbers they are
     * @param sequence which of the rows for this place counts; 0 while there is no mark
     * @param recordedBy who recorded it; null while there is no mark
     * @param recordedAt when; null while there is no mark
     * @param outcomes what was decided about it and stands, without the reasons
     * @param form what the student does in place of the element by decision (T-EC-7); null where it stays as it is
     * @param again true while the assessment is to be taken again by decision, so that the mark is void
     * @param welsh true when the student gave notice to write it in Welsh; false in the same way for who records notices
     * @param adjustment the adjustment of the cohort that concerns the mark; null where none does
     */
    public record Cell(
            String elementCode,
            String candidate,
            BigDecimal mark,
            Mark.State state,
            LocalDateTime submittedAt,
            LocalDateTime due,
            boolean late,
            int sequence,
            String recordedBy,
            Instant recordedAt,
            List<AssessmentOutcome.Kind> outcomes,
            String form,
            boolean again,
            boolean welsh,
            InCohort adjustment) {

        /** Copies the outcomes. */
        public Cell {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * How an adjustment of the cohort concerns a mark. What markers record is always the mark before it; one that is
     * recorded after the act counts as it is until the act is completed.
     *
     * @param act which adjustment
     * @param given the mark as it was before; null while the act was not done to it
     * @param done true when the mark that counts is what the act made of the one given
     */
    public record InCohort(CohortActId act, BigDecimal given, boolean done) {}

    /**
     * A mark that a marker gives.
     *
     * @param candidate the candidate number for an anonymous element; null otherwise
     * @param studentNumber the student's number otherwise; null for an anonymous element
     * @param attempt which attempt; null when the row has only one
     * @param elementCode which element
     * @param mark percent with at most two decimals; null only when the state is NOT_SUBMITTED
     * @param state what became of the work; null for SUBMITTED
     * @param expectedSequence the sequence of the mark that the marker saw; 0 for none
     * @param reason needed when there is a mark already; null otherwise
     */
    public record Change(
            String candidate,
            String studentNumber,
            ModuleRegistration.Attempt attempt,
            String elementCode,
            BigDecimal mark,
            Mark.State state,
            int expectedSequence,
            String reason) {}

    /**
     * What became of a change.
     *
     * @param kind what
     * @param now the mark that counts now; null where the change names no place, or there is no mark
     * @param problem why it was refused, or what it collided with; null otherwise
     */
    public record Outcome(Kind kind, Mark now, Problem problem) {

        /** What became of a change. */
        public enum Kind {
            /** The first mark of the place. */
            CREATED,
            /** A mark that was there was corrected. */
            UPDATED,
            /** The mark is there already. */
            UNCHANGED,
            /** Somebody recorded another mark since it was read; nothing was written. */
            CONFLICT,
            /** The change is at fault; nothing was written. */
            REFUSED
        }

        /**
         * A mark that counts, without the student.
         *
         * @param mark percent; null where nothing was submitted
         * @param state what became of the work
         * @param sequence its sequence
         * @param recordedBy who recorded it
         * @param recordedAt when
         */
        public record Mark(
                BigDecimal mark,
                org.matricula.assessment.api.Mark.State state,
                int sequence,
                String recordedBy,
                Instant recordedAt) {}
    }
}
