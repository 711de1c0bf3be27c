package org.matricula.assessment.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.AcademicSession;
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
 * @param receivedBy who recorded it: the student, or the system or office that took it in; null for the student where
 *     somebody else did
 * @param receivedAt when it was recorded
 * @param earlier where the same person handed the same file in before for another module, oldest first, as it stands when
 *     the receipt is read; not part of the digest (T-MD-5)
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
        Instant receivedAt,
        List<Earlier> earlier) {

    /** Copies the list. */
    public Submission {
        earlier = List.copyOf(earlier);
    }

    /** As the student, who is this user, is told of it. */
    public Submission toStudent(String user) {
        String by = user.equals(receivedBy) ? receivedBy : null;
        return new Submission(id, institution, studentId, work, due, late, digest, by, receivedAt, earlier);
    }

    /** The receipt with what was handed in before. */
    public Submission after(List<Earlier> before) {
        return new Submission(id, institution, studentId, work, due, late, digest, receivedBy, receivedAt, before);
    }

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

    /**
     * The same file, handed in before for another module. Work that goes by candidate number shows neither receipt, module
     * nor moment to who may not know whose numbers they are: they are null.
     *
     * @param receipt the receipt of then
     * @param moduleCode for which module
     * @param session in which session
     * @param submittedAt when, local time
     * @param credited true when the student holds the credit of that module now; null for who may not know: the student,
     *     whom the board tells, and others as with {@link ModuleResults}
     * @param clause where the regulations in force say that work credited there cannot be assessed again; null where they do
     *     not
     */
    public record Earlier(
            SubmissionId receipt,
            String moduleCode,
            AcademicSession session,
            LocalDateTime submittedAt,
            Boolean credited,
            String clause) {

        /** Without what would tell whose work it is. */
        public Earlier withoutPlace() {
            return new Earlier(null, null, null, null, credited, clause);
        }
    }
}
