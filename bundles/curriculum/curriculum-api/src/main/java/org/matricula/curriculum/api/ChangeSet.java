package org.matricula.curriculum.api;

import java.time.Instant;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Changes of the curriculum that are proposed, approved and come into effect together: versions of programmes, and what
 * modules demand and teach. A single version has a change set of its own.
 *
 * @param id its identity
 * @param institution whose curriculum
 * @param title what it is about, 1 to 200 characters
 * @param effectiveFrom the first session in which it counts
 * @param state where it stands
 * @param reason why it is proposed
 * @param createdBy who began it
 * @param createdAt when
 * @param submittedBy who submitted it; null while nobody has
 * @param submittedAt when; null while nobody has
 * @param evidence what the approval can rest on, such as minutes, consultation of students and the external examiner's
 *     consent (A.2.2.4); null where nothing was given
 * @param decidedBy the named person who approved, rejected or withdrew it; null while nobody has
 * @param decidedAt when; null while nobody has
 * @param decision that person's reason; null while nobody has decided
 */
public record ChangeSet(
        ChangeSetId id,
        InstitutionCode institution,
        String title,
        AcademicSession effectiveFrom,
        State state,
        String reason,
        String createdBy,
        Instant createdAt,
        String submittedBy,
        Instant submittedAt,
        String evidence,
        String decidedBy,
        Instant decidedAt,
        String decision) {

    /** Where a change set stands. */
    public enum State {
        /** Being written; counts for nobody. */
        DRAFT,
        /** Waits for the decision; not changed any more. */
        SUBMITTED,
        /** Counts from its session on; never changed any more. */
        APPROVED,
        /** Refused, or withdrawn as a draft; never changed any more. */
        REJECTED
    }
}
