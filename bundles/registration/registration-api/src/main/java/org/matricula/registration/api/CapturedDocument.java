package org.matricula.registration.api;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A scan or photograph of a student's document. It is kept as it came in and never changed; of one that was captured by
 * mistake the bytes are erased and the rest is kept.
 *
 * @param id its identity
 * @param institution where
 * @param studentId whose
 * @param kind what it shows: PASSPORT, VISA, QUALIFICATION, PHOTOGRAPH or OTHER
 * @param title 1 to 200 characters
 * @param mediaType application/pdf, image/png or image/jpeg, as its first bytes say
 * @param size in bytes
 * @param digest SHA-256 of its bytes, 64 hexadecimal digits
 * @param capturedAt when
 * @param capturedBy by whom
 * @param voided that it was captured by mistake, for another student; null for one that stands
 */
public record CapturedDocument(
        CapturedDocumentId id,
        InstitutionCode institution,
        StudentId studentId,
        Kind kind,
        String title,
        String mediaType,
        int size,
        String digest,
        Instant capturedAt,
        String capturedBy,
        DocumentVoiding voided) {

    /** What a document shows. */
    public enum Kind {
        /** A passport or identity card. */
        PASSPORT,
        /** A visa, vignette, stamp or permit. */
        VISA,
        /** A certificate of an earlier qualification. */
        QUALIFICATION,
        /** The student's face, for the card. */
        PHOTOGRAPH,
        /** Something else. */
        OTHER
    }
}
