package org.matricula.documents.api;

import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Leads from an issued document back to marks, rulings and decisions, within the caller's scope. */
public interface DocumentTraces {

    /** Needed to trace; marks and rulings are shown too, so the privileges to read marks and boards are needed as well. */
    Privilege READ = Documents.READ;

    /**
     * Where each figure of a document comes from.
     *
     * @throws org.matricula.kernel.api.ProblemException 403 without {@code assessment.read} and {@code boards.read} also,
     *     404 unknown or outside the scope
     */
    DocumentTrace trace(Caller caller, IssuedDocumentId id);
}
