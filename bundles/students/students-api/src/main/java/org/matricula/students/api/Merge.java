package org.matricula.students.api;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;

/**
 * The link from a merged record to its survivor. Both keep their rows in all domains.
 *
 * @param id its identity
 * @param institution where
 * @param merged the record that points to the other
 * @param survivor the record that is answered for both
 * @param reason why
 * @param mergedAt when
 * @param mergedBy who
 * @param undoneAt when it was undone; null while it stands
 * @param undoneBy who undid it; null while it stands
 * @param undoneReason why it was undone; null while it stands
 */
public record Merge(
        MergeId id,
        InstitutionCode institution,
        StudentId merged,
        StudentId survivor,
        String reason,
        Instant mergedAt,
        String mergedBy,
        Instant undoneAt,
        String undoneBy,
        String undoneReason) {}
