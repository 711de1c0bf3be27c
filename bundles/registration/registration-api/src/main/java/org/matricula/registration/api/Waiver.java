package org.matricula.registration.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * The approved exception from one clause for one student.
 *
 * @param id its identity; null when it is to be approved
 * @param institution where
 * @param studentId for whom
 * @param pack the pack in which the clause stands: {@code usw-taught}
 * @param clause the clause that is waived: {@code A.2.4.2}
 * @param reason why, 1 to 2,000 characters
 * @param approver the name of the person or body that approved it; not the student
 * @param from its first day
 * @param expires its last day, not before the first
 * @param revokedOn when it was revoked; null while it stands
 */
public record Waiver(
        WaiverId id,
        InstitutionCode institution,
        StudentId studentId,
        String pack,
        String clause,
        String reason,
        String approver,
        LocalDate from,
        LocalDate expires,
        LocalDate revokedOn) {

    /** Whether it stands on a day. */
    public boolean standsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(expires) && (revokedOn == null || day.isBefore(revokedOn));
    }
}
