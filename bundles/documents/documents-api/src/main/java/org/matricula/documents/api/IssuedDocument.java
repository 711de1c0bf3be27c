package org.matricula.documents.api;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;
import org.matricula.students.api.StudentId;

/**
 * A line of the register of issued documents.
 *
 * @param id its identity
 * @param institution where the student studied
 * @param studentId whose
 * @param kind what it is
 * @param language the language of its labels
 * @param number its number, unique in the installation
 * @param code the code by which anybody who holds it can ask whether it is genuine; printed on it
 * @param digest SHA-256 over every field of its content
 * @param keyId the key that signed it
 * @param replaces the document in whose place it was issued; null for none
 * @param reason why that one was replaced; null for none, and for the student
 * @param batch the job that issued it; null when it was issued by itself
 * @param issuedBy who issued it; null for the student
 * @param issuedAt when
 * @param state whether it still stands
 * @param copies how many copies were handed out after it
 */
public record IssuedDocument(
        IssuedDocumentId id,
        InstitutionCode institution,
        StudentId studentId,
        DocumentKind kind,
        DocumentLanguage language,
        String number,
        String code,
        String digest,
        String keyId,
        IssuedDocumentId replaces,
        String reason,
        JobId batch,
        String issuedBy,
        Instant issuedAt,
        State state,
        int copies) {

    /** As the student is told of it: why and by whom stays with the office. */
    public IssuedDocument toStudent() {
        return new IssuedDocument(
                id,
                institution,
                studentId,
                kind,
                language,
                number,
                code,
                digest,
                keyId,
                replaces,
                null,
                batch,
                null,
                issuedAt,
                state,
                copies);
    }

    /** Whether a document stands. */
    public enum State {
        /** It stands. */
        VALID,
        /** Another one was issued in its place. */
        REPLACED,
        /** It was revoked. */
        REVOKED
    }
}
