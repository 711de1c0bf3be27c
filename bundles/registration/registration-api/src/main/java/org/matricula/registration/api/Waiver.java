package org.matricula.registration.api;

import java.time.Instant;
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
 * @param revokedOn the first day on which it does not stand any more, because it was revoked; null while it stands
 * @param revocation who revoked it, when and why; null while it stands, and for one revoked before that was kept here
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
        LocalDate revokedOn,
        Revocation revocation) {

    /**
     * How a waiver was ended.
     *
     * @param by who recorded it
     * @param at when
     * @param reason why
     */
    public record Revocation(String by, Instant at, String reason) {}

    /** A waiver that is to be approved. */
    public static Waiver of(
            InstitutionCode institution,
            StudentId studentId,
            String pack,
            String clause,
            String reason,
            String approver,
            LocalDate from,
            LocalDate expires) {
        return new Waiver(null, institution, studentId, pack, clause, reason, approver, from, expires, null, null);
    }

    /** The same from another day. */
    public Waiver beginning(LocalDate day) {
        return new Waiver(
                id, institution, studentId, pack, clause, reason, approver, day, expires, revokedOn, revocation);
    }

    /** The same with an identity. */
    public Waiver identified(WaiverId identity) {
        return new Waiver(
                identity, institution, studentId, pack, clause, reason, approver, from, expires, revokedOn, revocation);
    }

    /** The same, ended; null days and words for one that stands. */
    public Waiver ended(LocalDate on, Revocation how) {
        return new Waiver(
                id, institution, studentId, pack, clause, reason, approver, from, expires, on, on == null ? null : how);
    }

    /** Whether it stood at some time of a day: on that of its revocation it did. */
    public boolean stoodOn(LocalDate day) {
        return standsOn(day) || day.equals(revokedOn) && !day.isBefore(from) && !day.isAfter(expires);
    }

    /** The last day on which it stands: where it was revoked before it expired, the day before that. */
    public LocalDate last() {
        return revokedOn == null || revokedOn.isAfter(expires) ? expires : revokedOn.minusDays(1);
    }

    /** Whether it stands on a day. */
    public boolean standsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(expires) && (revokedOn == null || day.isBefore(revokedOn));
    }
}
