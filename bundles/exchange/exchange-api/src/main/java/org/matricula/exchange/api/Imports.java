package org.matricula.exchange.api;

import java.io.InputStream;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Imports CSV and XLSX files through mapping files within the caller's scope. */
public interface Imports {

    /** Needed to import, together with the privilege to write what the rows become. */
    Privilege RUN = new Privilege("exchange.import");

    /** The mappings at hand, by name; a faulty file is listed with its error. Needs {@link #RUN}. */
    List<Mapping> mappings(Caller caller);

    /**
     * Takes in a file and starts the job that imports it, chunk by chunk. Needs {@link #RUN}.
     *
     * @param mapping the name of a mapping
     * @param fileName for the report
     * @param file CSV (UTF-8, a header row) or an XLSX workbook whose first sheet begins with a header row; at most the
     *     configured size
     * @param dryRun true to check and report every row and write nothing
     * @throws org.matricula.kernel.api.ProblemException 403 without the privilege to write what
     *     the rows become, 404 unknown mapping, 422 faulty mapping, 413 too large or more rows
     *     than a workbook may have, 400 when the file is neither UTF-8 nor a workbook or lacks a column that the mapping
     *     needs, 422 when cells of a workbook hold formulas
     */
    ImportReport start(
            Caller caller,
            InstitutionCode institution,
            String mapping,
            String fileName,
            InputStream file,
            boolean dryRun);

    /**
     * How far an import is. Needs {@link #RUN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    ImportReport report(Caller caller, ImportId id);

    /** The imports within the scope, oldest first. Needs {@link #RUN}. */
    Page<ImportReport> list(Caller caller, PageRequest page);

    /**
     * The refused rows of an import, in the order of the file. Needs {@link #RUN} and, as bringing such rows does, the
     * privilege to change what they are about.
     */
    Page<ImportRefusal> refusals(Caller caller, ImportId id, PageRequest page);
}
