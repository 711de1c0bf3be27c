package org.matricula.regulations.api;

import java.time.Instant;
import java.util.List;

/**
 * One version of a pack as the installation knows it.
 *
 * @param ref which pack; the digest is the artefact's own where the pack was rejected before its chain was resolved
 * @param state where it stands
 * @param title for people
 * @param notice what a reader must know; null where there is nothing
 * @param institution whose rules; null where the descriptor could not be read
 * @param reasons why it was refused, or which of its cases fail; empty otherwise
 * @param origin where it came from: a file's or bundle's name
 * @param stagedAt when it arrived
 * @param changedBy who brought it into its present state
 * @param changedAt since when it is in its present state
 * @param approval who approved this version, and why; null while nobody has
 */
public record PackStatus(
        PackRef ref,
        PackState state,
        String title,
        String notice,
        String institution,
        List<String> reasons,
        String origin,
        Instant stagedAt,
        String changedBy,
        Instant changedAt,
        Approval approval) {

    /** Copies the reasons. */
    public PackStatus {
        reasons = List.copyOf(reasons);
    }

    /**
     * A named person's approval. It belongs to the digest: a changed pack needs another one.
     *
     * @param by the name of the person
     * @param at when
     * @param reason why, in that person's words
     * @param replay the finished replay that the approval rests on; null where it rests on none
     */
    public record Approval(String by, Instant at, String reason, ReplayId replay) {}
}
