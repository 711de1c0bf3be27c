package org.matricula.documents.api;

import java.io.OutputStream;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Issued documents in the forms that others read, made of the same model as the PDF and carrying its number and digest.
 * Every method needs {@link #READ} and throws {@link org.matricula.kernel.api.ProblemException}: 404 unknown or outside
 * the scope, 409 when the document was revoked or says too little for the form.
 */
public interface DocumentExports {

    /** Needed to read; the same as {@link Documents#READ}. */
    Privilege READ = Documents.READ;

    /** A transcript as Higher Education Achievement Report (HEAR 1.1, XML); it needs the date of birth. */
    void hear(Caller caller, IssuedDocumentId id, OutputStream out);

    /** A transcript as EMREX ELMO 1.7 (XML). */
    void elmo(Caller caller, IssuedDocumentId id, OutputStream out);

    /**
     * The award of a certificate or transcript as Open Badges 3.0 credential (JSON, W3C verifiable credential 2.0), with a
     * proof by the platform's key (cryptosuite {@code eddsa-jcs-2022}, the key as {@code did:key}).
     */
    String credential(Caller caller, IssuedDocumentId id);
}
