package org.matricula.documents.api;

import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Issues documents and takes them back, within the caller's scope. The register is only added to. */
public interface DocumentOffice {

    /** Needed to issue documents and to hand out copies. */
    Privilege ISSUE = new Privilege("documents.issue");

    /** Needed to revoke. */
    Privilege REVOKE = new Privilege("documents.revoke");

    /**
     * Issues one document. Needs {@link #ISSUE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 no such student, 409 when nothing of the kind is released,
     *     a hold stands, the content lacks what the regulations demand (A.2.9.10), or a certificate of the award stands
     *     already and is not replaced, or the meeting that is named released nothing of the kind, 422 when a field breaks
     *     its rule
     */
    IssuedDocument issue(Caller caller, IssueRequest request);

    /**
     * Issues documents to the students of a released meeting as a job: certificates and transcripts to those whose award
     * it conferred, interim transcripts to those who go on, results letters to all, each of what this very meeting
     * decided. Who has one of the kind from this meeting already, or may have none, is left out, and the register says
     * why. Needs {@link #ISSUE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 no such meeting, 409 when it is not released
     */
    JobId issueAll(Caller caller, MeetingId meeting, DocumentKind kind, DocumentLanguage language);

    /**
     * Records that a copy of a document was handed out. Needs {@link #ISSUE}.
     *
     * @param recipient to whom, 1 to 200 characters
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it does not stand or a hold stands
     */
    DocumentEvent copy(Caller caller, IssuedDocumentId id, String recipient, String reason);

    /**
     * Revokes a document. Needs {@link #REVOKE}.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is revoked already
     */
    DocumentEvent revoke(Caller caller, IssuedDocumentId id, String reason);
}
