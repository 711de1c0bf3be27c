package org.matricula.documents.api;

import java.io.OutputStream;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Drafts of documents and the register of what was issued, within the caller's scope; every method needs {@link #READ}.
 * What is not there or lies outside the scope is 404.
 */
public interface Documents {

    /** Needed to read. */
    Privilege READ = new Privilege("documents.read");

    /**
     * What a document of a kind says today: released results only. Holds, and which transcript is due, are asked when it is
     * issued.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when the student has nothing of that kind yet
     */
    Draft draft(Caller caller, StudentId student, DocumentKind kind, DocumentLanguage language);

    /** A draft as PDF, without number, code and signature; errors as for {@link #draft}. */
    void draftPdf(Caller caller, StudentId student, DocumentKind kind, DocumentLanguage language, OutputStream out);

    /** What was issued to a student, oldest first. */
    List<IssuedDocument> of(Caller caller, StudentId student);

    /**
     * What was issued, by id.
     *
     * @param institution null for every institution of the scope
     * @param batch only what this job issued; null for all
     */
    Page<IssuedDocument> issued(Caller caller, InstitutionCode institution, JobId batch, PageRequest page);

    /** One issued document. */
    IssuedDocument get(Caller caller, IssuedDocumentId id);

    /** What an issued document says. */
    DocumentModel model(Caller caller, IssuedDocumentId id);

    /** What happened to an issued document, oldest first. */
    List<DocumentEvent> events(Caller caller, IssuedDocumentId id);

    /**
     * An issued document as PDF, with its signed record inside; always the same content, however often it is drawn.
     *
     * @param copy the number of a recorded copy, printed on it; 0 for the document itself
     * @throws org.matricula.kernel.api.ProblemException 409 when it was revoked, 404 for a copy that is not recorded
     */
    void pdf(Caller caller, IssuedDocumentId id, int copy, OutputStream out);

    /** Whom a batch left out and why, by student. */
    Page<LeftOut> leftOut(Caller caller, JobId batch, PageRequest page);

    /** All PDFs of a batch in one ZIP file, each named by its number. */
    void batchPdfs(Caller caller, JobId batch, OutputStream out);

    /**
     * A student to whom a batch issued nothing.
     *
     * @param student who
     * @param institution where
     * @param reason why, in words
     */
    record LeftOut(StudentId student, InstitutionCode institution, String reason) {}
}
