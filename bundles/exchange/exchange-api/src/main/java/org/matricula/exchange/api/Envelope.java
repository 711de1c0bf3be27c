package org.matricula.exchange.api;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;

/**
 * A signed ZIP file with the records of one institution.
 *
 * @param id its identity; the manifest in the file names it
 * @param institution whose records
 * @param format how its tables are written
 * @param job the job that builds it
 * @param digest SHA-256 of the file; null until it is built
 * @param bytes the size of the file; 0 until it is built
 * @param rows how many rows its tables have together
 * @param createdBy who asked for it
 * @param createdAt when
 */
public record Envelope(
        EnvelopeId id,
        InstitutionCode institution,
        FileFormat format,
        JobId job,
        String digest,
        long bytes,
        long rows,
        String createdBy,
        Instant createdAt) {

    /** True when it can be downloaded. */
    public boolean built() {
        return digest != null;
    }
}
