package org.matricula.exchange.api;

import java.time.Instant;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;

/**
 * What became of an import. Every row of the file is counted once: {@code rows = created + changed + unchanged +
 * refused} when the job is done.
 *
 * @param id its identity
 * @param institution into whose records
 * @param mapping the mapping file's name
 * @param fileName the file's name as the caller gave it
 * @param fileDigest SHA-256 of the file
 * @param dryRun true when nothing was to be written
 * @param job the job that does it
 * @param rows how many rows were read so far, without the header
 * @param created rows that became a new record
 * @param changed rows that changed a record
 * @param unchanged rows that were there already
 * @param refused rows that were refused, each with its reason
 * @param startedBy who asked for it
 * @param startedAt when
 * @param unusedColumns columns of the file that the mapping makes nothing of, in their order: those that nobody asked for,
 *     and those that are misspelt
 */
public record ImportReport(
        ImportId id,
        InstitutionCode institution,
        String mapping,
        String fileName,
        String fileDigest,
        boolean dryRun,
        JobId job,
        long rows,
        long created,
        long changed,
        long unchanged,
        long refused,
        String startedBy,
        Instant startedAt,
        List<String> unusedColumns) {

    /** Copies the columns. */
    public ImportReport {
        unusedColumns = List.copyOf(unusedColumns);
    }
}
