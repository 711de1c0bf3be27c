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

    /** Needed to capture documents. */
    Privilege CAPTURE = new Privilege("registration.capture");

    /** The largest document, in bytes: 4 MiB. */
    int LARGEST = 4 * 1024 * 1024;

    /** The documents of the person behind a student without their bytes, oldest first. Needs {@link #READ}. */
    List<CapturedDocument> of(Caller caller, StudentId student);

    /** A document with its bytes. Needs {@link #READ}. */
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
     * A document.
     *
     * @param document what it is
     * @param bytes its bytes
     */
    record Content(CapturedDocument document, byte[] bytes) {}
}
