package org.matricula.students.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A dated change of a student's status. Events are added and never changed; a correction is a new event that names the
 * one it replaces, or says that it never was.
 *
 * @param id its identity; null when it is to be recorded
 * @param institution where
 * @param studentId who
 * @param engagementId in which engagement; null when it concerns the person as a whole (death) or no engagement is kept
 * @param subject what it is about in words that stay valid: {@code programme registration 17}; null for the person
 * @param status the status from that day on; {@link Status#VOIDED} only with {@code corrects}
 * @param effective the first day on which it holds (A.2.6: not before the form was handed in), or on which it would have
 *     held that is voided
 * @param expectedReturn for SUSPENDED the day of return, which must be given; null otherwise
 * @param reason why, 1 to 500 characters
 * @param source what brought it about: {@code request 9}, {@code meeting 4}; null when a person entered it
 * @param corrects the event that it replaces or voids; null when it does neither
 * @param recordedAt when it became known; null when it is to be recorded
 * @param recordedBy who recorded it; null when it is to be recorded
 */
public record StatusEvent(
        StatusEventId id,
        InstitutionCode institution,
        StudentId studentId,
        EngagementId engagementId,
        String subject,
        Status status,
        LocalDate effective,
        LocalDate expectedReturn,
        String reason,
        String source,
        StatusEventId corrects,
        Instant recordedAt,
        String recordedBy) {

    /** What a student is. */
    public enum Status {
        /** Enrolled and studying. */
        ENROLLED,
        /** Away by agreement, with a day of return (A.2.6.10). */
        SUSPENDED,
        /** Gone without the award (A.2.6.6). */
        WITHDRAWN,
        /** Moved to another course or institution (A.2.6.7). */
        TRANSFERRED,
        /** Finished with the award. */
        COMPLETED,
        /** Dead. */
        DECEASED,
        /** No status: a correction that says of what it corrects that it never was. */
        VOIDED
    }
}
