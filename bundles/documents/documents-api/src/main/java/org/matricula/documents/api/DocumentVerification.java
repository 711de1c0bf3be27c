package org.matricula.documents.api;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells anybody whether a document is genuine. It takes no caller: whoever holds a document asks, and learns nothing of
 * a person that is not on the document.
 */
public interface DocumentVerification {

    /**
     * What the register says of a code.
     *
     * @param code as printed on the document; blanks, hyphens and case do not matter
     */
    Verified verify(String code);

    /** The public keys in PEM form, oldest first: what an offline check needs. */
    List<String> publicKeys();

    /**
     * The answer.
     *
     * @param status whether it is genuine
     * @param kind what the document is; null when unknown
     * @param number its number; null when unknown
     * @param issuedOn the day of issue; null when unknown
     * @param digest SHA-256 over its fields, to be compared with the document's own; null when unknown
     */
    record Verified(Status status, DocumentKind kind, String number, LocalDate issuedOn, String digest) {}

    /** Whether a document is genuine. */
    enum Status {
        /** It was issued and stands. */
        GENUINE,
        /** It was issued, and another one stands in its place. */
        REPLACED,
        /** It was issued and revoked. */
        REVOKED,
        /** Nothing was issued under that code. */
        UNKNOWN
    }
}
