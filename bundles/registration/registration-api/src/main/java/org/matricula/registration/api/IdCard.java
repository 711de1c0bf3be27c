package org.matricula.registration.api;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * An ID card of a student. Cards are never deleted: a student's cards are their history.
 *
 * @param id its identity
 * @param institution where
 * @param studentId whose
 * @param number the number printed on it, unique within the institution; 1 to 40 letters, digits and hyphens
 * @param issuedAt when it was issued
 * @param issuedBy who issued it
 * @param blockedAt when it was blocked; null for the one that is valid
 * @param blockedReason why; null for the one that is valid
 * @param blockedBy who blocked it; null for the one that is valid, and for one blocked before that was kept here
 */
public record IdCard(
        IdCardId id,
        InstitutionCode institution,
        StudentId studentId,
        String number,
        Instant issuedAt,
        String issuedBy,
        Instant blockedAt,
        String blockedReason,
        String blockedBy) {}
