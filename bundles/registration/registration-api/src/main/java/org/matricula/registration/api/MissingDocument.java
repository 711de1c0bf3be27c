package org.matricula.registration.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A document that a student has to hand in before enrolment.
 *
 * @param id its identity
 * @param institution where
 * @param studentId who
 * @param name what is missing, 1 to 200 characters
 * @param requestedOn since when it is asked for
 * @param receivedOn when it came in; null while it is missing
 * @param reference what came in: {@code document 12}; null while it is missing
 * @param receivedBy who recorded that; null while it is missing, for one that came in before that was kept here, and for
 *     the student
 * @param voided that it was asked for by mistake; null for one that stands
 */
public record MissingDocument(
        MissingDocumentId id,
        InstitutionCode institution,
        StudentId studentId,
        String name,
        LocalDate requestedOn,
        LocalDate receivedOn,
        String reference,
        String receivedBy,
        DocumentVoiding voided) {

    /** Whether the student still has to hand it in. */
    public boolean isMissing() {
        return receivedOn == null && voided == null;
    }

    /** As the student is told of it: who received it stays with the office. */
    public MissingDocument toStudent() {
        return new MissingDocument(id, institution, studentId, name, requestedOn, receivedOn, reference, null, null);
    }
}
