package org.matricula.exchange.api;

import java.util.List;
import org.matricula.assessment.api.MarkGrid.Outcome;

/**
 * What became of a sheet of marks.
 *
 * @param rows how many rows it had, the header not counted
 * @param untouched how many of its cells are as they left
 * @param dryRun true when nothing was to be written
 * @param cells the others, in the order of the sheet, those at fault included
 */
public record SheetReport(long rows, long untouched, boolean dryRun, List<Line> cells) {

    /** Copies the cells. */
    public SheetReport {
        cells = List.copyOf(cells);
    }

    /**
     * What became of a cell.
     *
     * @param row the number of its row, 1 for the first after the header
     * @param candidate the candidate number; null in rows of students
     * @param studentNumber the student's number; null in rows of candidates
     * @param elementCode which element; null where the whole row was refused
     * @param outcome what became of it, and the mark that counts now
     */
    public record Line(long row, String candidate, String studentNumber, String elementCode, Outcome outcome) {}
}
