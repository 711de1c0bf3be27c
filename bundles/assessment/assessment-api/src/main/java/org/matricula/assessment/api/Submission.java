package org.matricula.assessment.api;

import java.time.Instant;
import java.time.LocalDateTime;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * The receipt for a piece of work that was handed in. The platform keeps no file; it keeps what tells the file from every
 * other.
 *
 * @param id the number of the receipt
 * @param institution where the student studies
 * @param studentId whose work
 * @param work what was handed in
 * @param due the last moment that held when it came, local time, extensions included; null where there was none
 * @param late true when it came after that
 * @param digest SHA-256 over the number, the student and what was handed in; whoever has the receipt can show that it was
 *     not altered
 * @param receivedBy who recorded it: the student, or the system or office that took it in
 * @param receivedAt when it was recorded
 */
public record Submission(
        SubmissionId id,
        InstitutionCode institution,
        StudentId studentId,
        Work work,
        LocalDateTime due,
        boolean late,
        String digest,
        String receivedBy,
        Instant receivedAt) {

    /**
     * What was handed in.
     *
     * @param registrationId for which module registration, and so which attempt
     * @param elementId for which element
     * @param submittedAt when, local time of the institution; null where it is now
     * @param fileName the file's name, 1 to 200 characters
     * @param fileSize its size in bytes, 1 or more
     * @param fileDigest SHA-256 of its bytes, 64 hexadecimal digits
     * @param reference where it is kept, 1 to 200 characters; null where nobody said
     */
    public record Work(
            ModuleRegistrationId registrationId,
            ElementId elementId,
            LocalDateTime submittedAt,
            String fileName,
            long fileSize,
            String fileDigest,
            String reference) {}
}
