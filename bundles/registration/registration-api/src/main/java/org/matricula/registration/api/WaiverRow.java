package org.matricula.registration.api;

import java.time.LocalDate;

/**
 * A waiver as the row of a file; rules as in {@link Waiver}. Student, pack, clause and first day tell waivers apart.
 *
 * @param studentNumber the student's number within the institution
 * @param pack the pack in which the clause stands
 * @param clause the clause that is waived
 * @param starts its first day
 * @param expires its last day
 * @param reason why
 * @param approver who approved it
 * @param authority in whose name a gate of enrolment is waived ({@link GateAuthority}); null for other waivers
 * @param revokedOn when it was revoked; null while it stands
 */
public record WaiverRow(
        String studentNumber,
        String pack,
        String clause,
        LocalDate starts,
        LocalDate expires,
        String reason,
        String approver,
        String authority,
        LocalDate revokedOn) {}
