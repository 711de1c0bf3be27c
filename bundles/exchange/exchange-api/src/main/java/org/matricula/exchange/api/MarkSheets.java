package org.matricula.exchange.api;

import java.io.InputStream;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * The marks of an occurrence as a sheet that markers take with them. Each row carries the marks that it left with, so that
 * it is merged three ways when it comes back.
 */
public interface MarkSheets {

    /** Needed for both ways, together with the privilege to read or to record marks. */
    Privilege RUN = new Privilege("exchange.sheets");

    /**
     * Writes the grid of an occurrence as a sheet: columns {@code candidate}, {@code student_number}, {@code attempt},
     * {@code mark_} and the code for each element, {@code reason}, and {@code base} and {@code check}, which stay as they
     * are. The audit trail says who took it. Needs {@link #RUN} and {@code assessment.read}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope, 413 more
     *     rows than a workbook takes
     */
    ExportedFile export(Caller caller, OccurrenceId occurrence, FileFormat format);

    /**
     * Takes in the marks of a sheet: a cell that is as it left changes nothing, also when the mark has changed here; one
     * that was edited follows the mark that it left with, and is a conflict when another counts now. Needs {@link #RUN}
     * and {@code assessment.write}.
     *
     * @param file CSV (UTF-8) or an XLSX workbook
     * @param dryRun true to tell what would become of each cell and write nothing
     * @throws org.matricula.kernel.api.ProblemException 400 when it is no sheet or lacks a column, 404 when there is no
     *     such occurrence within the scope, 413 too large, 422 more than 10,000 edited cells
     */
    SheetReport merge(Caller caller, OccurrenceId occurrence, InputStream file, boolean dryRun);
}
