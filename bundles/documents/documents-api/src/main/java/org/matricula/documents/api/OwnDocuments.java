package org.matricula.documents.api;

import java.io.OutputStream;
import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * What was issued to the student that the caller is, under merged records too. Nothing is issued of what is not released,
 * and drafts are not for students, so nothing can be read here before its time. Every method needs {@link #OWN} and
 * {@code students.own}.
 */
public interface OwnDocuments {

    /** Held by students: what is theirs. */
    Privilege OWN = new Privilege("documents.own");

    /** What was issued, oldest first; also what was replaced or revoked since. Why and by whom stays with the office. */
    List<IssuedDocument> of(Caller caller);

    /**
     * One of them as PDF, with its signed record inside.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when it was issued to somebody else, 409 when it was revoked, or
     *     while a hold keeps it back
     */
    void pdf(Caller caller, IssuedDocumentId id, OutputStream out);
}
