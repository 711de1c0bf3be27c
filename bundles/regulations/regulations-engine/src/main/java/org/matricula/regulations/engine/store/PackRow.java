package org.matricula.regulations.engine.store;

import java.time.Instant;
import java.util.List;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;

/**
 * A version of a pack as the database has it; fields as in {@link PackStatus}.
 *
 * @param id the row's identity
 * @param ref which pack
 * @param artefactDigest digest of the pack's own files, under which they are kept
 * @param baseId the pack that it extends; null for a base pack
 * @param state where it stands
 * @param title for people
 * @param notice what a reader must know
 * @param institution whose rules
 * @param reasons why it was refused
 * @param origin where it came from
 * @param stagedAt when it arrived
 * @param changedBy who brought it into its present state
 * @param changedAt since when
 * @param approval who approved it; null while nobody has
 */
public record PackRow(
        long id,
        PackRef ref,
        String artefactDigest,
        String baseId,
        PackState state,
        String title,
        String notice,
        String institution,
        List<String> reasons,
        String origin,
        Instant stagedAt,
        String changedBy,
        Instant changedAt,
        PackStatus.Approval approval) {

    /** As callers see it. */
    public PackStatus status() {
        return status(reasons);
    }

    /** The same with other reasons. */
    public PackStatus status(List<String> found) {
        return new PackStatus(
                ref, state, title, notice, institution, found, origin, stagedAt, changedBy, changedAt, approval);
    }
}
