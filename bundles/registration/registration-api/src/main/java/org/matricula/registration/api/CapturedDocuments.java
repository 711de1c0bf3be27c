package org.matricula.registration.api;

import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Captured documents. They show passports and faces, so that seeing them has a privilege of its own; every look at the
 * bytes is in the audit trail. Records outside the scope are not found.
 */
public interface CapturedDocuments {

    /** Needed to see documents. */
    Privilege READ = new Privilege("registration.documents");

    /** Needed to capture documents, and to void them. */
    Privilege CAPTURE = new Privilege("registration.capture");

    /** The largest document, in bytes: 4 MiB. */
    int LARGEST = 4 * 1024 * 1024;

    /** The documents of the person behind a student without their bytes, oldest first. Needs {@link #READ}. */
    List<CapturedDocument> of(Caller caller, StudentId student);

    /** A document with its bytes; 404 too once it is voided. Needs {@link #READ}. */
    Content content(Caller caller, CapturedDocumentId id);

    /**
     * Keeps a document. The same bytes for the same student are kept once. Needs {@link #CAPTURE}.
     *
     * @param mediaType as the sender names it
     * @throws org.matricula.kernel.api.ProblemException 404 unknown student, 413 when it is larger than
     *     {@link #LARGEST}, 415 when it is none of the types, or its first bytes say something else than the sender,
     *     422 when a field breaks its rule
     */
    CapturedDocument capture(
            Caller caller,
            StudentId student,
            CapturedDocument.Kind kind,
            String title,
            String mediaType,
            byte[] content);

    /**
     * Voids a document that was captured by mistake, for the wrong student: its bytes are erased for good, what it was
     * stays on record. Needs {@link #CAPTURE}.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is voided already, 422 without a reason
     */
    CapturedDocument voidDocument(Caller caller, CapturedDocumentId id, String reason);

    /**
     * A document.
     *
     * @param document what it is
     * @param bytes its bytes
     */
    record Content(CapturedDocument document, byte[] bytes) {}
}
