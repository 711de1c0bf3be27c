package org.matricula.exchange.api;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;

/**
 * An envelope that came back. Every row of its tables has a receipt when the job is done.
 *
 * @param id its identity
 * @param envelope which envelope
 * @param institution whose records
 * @param job the job that merges it
 * @param digest SHA-256 of the file that came
 * @param rows rows with a receipt so far
 * @param applied rows whose changes are in the records now
 * @param conflicts rows that both sides changed in another way, which are left as they are here
 * @param refused rows that break a rule
 * @param returnedBy who sent it
 * @param returnedAt when
 */
public record EnvelopeReturn(
        EnvelopeReturnId id,
        EnvelopeId envelope,
        InstitutionCode institution,
        JobId job,
        String digest,
        long rows,
        long applied,
        long conflicts,
        long refused,
        String returnedBy,
        Instant returnedAt) {}
