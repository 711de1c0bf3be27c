package org.matricula.registration.api;

import java.time.LocalDateTime;

/**
 * An ID card as the row of a file; units as in {@link IdCard}.
 *
 * @param studentNumber the student's number within the institution
 * @param number the number printed on it
 * @param issuedAt when it was issued, in UTC
 * @param issuedBy who issued it
 * @param blockedAt when it was blocked, in UTC; null for the one that is valid
 * @param blockedReason why; null for the one that is valid
 */
public record IdCardRow(
        String studentNumber,
        String number,
        LocalDateTime issuedAt,
        String issuedBy,
        LocalDateTime blockedAt,
        String blockedReason) {}
