package org.matricula.documents.api;

import java.time.Instant;

/**
 * What happened to a document after it was issued; events are added, never changed.
 *
 * @param documentId to which document
 * @param kind what happened
 * @param sequence 1 for the first copy, 2 for the second; 0 for what happens once
 * @param recipient to whom a copy went; null otherwise
 * @param reason why
 * @param recordedBy who recorded it
 * @param recordedAt when
 */
public record DocumentEvent(
        IssuedDocumentId documentId,
        Kind kind,
        int sequence,
        String recipient,
        String reason,
        String recordedBy,
        Instant recordedAt) {

    /** What may happen to a document. */
    public enum Kind {
        /** A copy was handed out: the same content under the same number, marked with its own. */
        COPY,
        /** It does not stand any more. */
        REVOKED
    }
}
