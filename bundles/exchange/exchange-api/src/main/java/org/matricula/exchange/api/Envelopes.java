package org.matricula.exchange.api;

import java.io.InputStream;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Signed files with the records of one institution for partners that work offline, and their way back. Everything lies
 * within the caller's scope and needs {@link #RUN}.
 */
public interface Envelopes {

    /** Needed for everything here; what leaves and comes in needs the domains' own privileges as well. */
    Privilege RUN = new Privilege("exchange.envelope");

    /**
     * Starts the job that builds an envelope: a table for each kind of record, a manifest with the digest of each table
     * and the version of each row, and the platform's signature of the manifest.
     *
     * @throws org.matricula.kernel.api.ProblemException 403 outside the scope or without the privileges to read
     */
    Envelope build(Caller caller, InstitutionCode institution, FileFormat format);

    /**
     * One envelope.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Envelope get(Caller caller, EnvelopeId id);

    /** The envelopes within the scope, oldest first. */
    Page<Envelope> list(Caller caller, PageRequest page);

    /**
     * The file; the audit trail says who took it.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope, 409 when it is not built
     *     yet
     */
    ExportedFile download(Caller caller, EnvelopeId id);

    /** The public key of the platform's signatures, in PEM form. */
    String publicKey(Caller caller);

    /**
     * Takes an envelope back and starts the job that merges it: what only the partner changed is applied through the
     * domains' imports, what only changed here is kept, what both changed alike is unchanged, and what both changed in
     * another way is a conflict that changes nothing. The tables need no signature, the manifest must be the one that
     * was sent.
     *
     * @param file a ZIP file with {@code manifest.json} and those of its tables that came back, as CSV or XLSX
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such envelope within the scope, 400 when the
     *     file is no ZIP file, 409 when the envelope is not built yet, 413 when it is or unpacks too large, 422 when its
     *     manifest is not that of the envelope, it has parts that the envelope has not or no table, or a table cannot be read
     */
    EnvelopeReturn giveBack(Caller caller, EnvelopeId id, InputStream file);

    /**
     * How far a return is.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    EnvelopeReturn returned(Caller caller, EnvelopeReturnId id);

    /** The receipts of a return, in the order of tables and rows. */
    Page<Receipt> receipts(Caller caller, EnvelopeReturnId id, PageRequest page);

    /**
     * All receipts of a return as a CSV file.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope, 409 while it is merged
     */
    ExportedFile receiptFile(Caller caller, EnvelopeReturnId id);

    /**
     * Checks an envelope as its receiver can: the signature of the manifest by this platform's key, and every table
     * against the manifest.
     *
     * @return what was found, in words
     * @throws org.matricula.kernel.api.ProblemException 400 when it is no ZIP file, 422 when signature or tables are not
     *     as they left
     */
    String verify(Caller caller, InputStream file);
}
