package org.matricula.kernel.api.audit;

import org.matricula.kernel.api.InstitutionCode;

/**
 * One line of the audit trail; who and when are added when it is recorded.
 *
 * @param institution whose record was touched; null for the platform itself
 * @param action what was done, {@code domain.verb}: {@code students.create}
 * @param subject which record, {@code type/identity}: {@code student/1042}
 * @param reason why, in the words of the person who did it; null where the action needs none
 * @param before digest of the record before the change; null when there was none
 * @param after digest of the record after the change; null when there is none
 */
public record AuditEntry(
        InstitutionCode institution, String action, String subject, String reason, String before, String after) {

    /** An entry without a reason and without what was there before. */
    public static AuditEntry created(InstitutionCode institution, String action, String subject, Object after) {
        return new AuditEntry(institution, action, subject, null, null, Digests.of(after));
    }

    /** An entry for a change. */
    public static AuditEntry changed(
            InstitutionCode institution, String action, String subject, String reason, Object before, Object after) {
        return new AuditEntry(institution, action, subject, reason, Digests.of(before), Digests.of(after));
    }
}
