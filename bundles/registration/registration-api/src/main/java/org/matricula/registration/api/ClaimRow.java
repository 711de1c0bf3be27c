package org.matricula.registration.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.kernel.api.AcademicSession;

/**
 * A part of a claim as the row of a file; as {@link Claim}. A claim has one row for itself, and one for each module, piece of
 * evidence and step; what a part does not have is null.
 *
 * @param studentNumber the student's number within the institution
 * @param madeAt when the claim was made, in UTC; with the student it tells which claim the row belongs to
 * @param part what the row is
 * @param session the session of the claim, in each of its rows
 * @param pack the id of the pack under which it was accepted
 * @param moduleCode the code of a module that is claimed
 * @param reference a piece of evidence
 * @param digest SHA-256 of its document
 * @param step what happened
 * @param recordedAt when it was recorded, in UTC
 */
public record ClaimRow(
        String studentNumber,
        LocalDateTime madeAt,
        Part part,
        String programmeCode,
        AcademicSession session,
        Claim.Kind kind,
        Claim.State state,
        String adviser,
        String assessor,
        String pack,
        String packVersion,
        String packDigest,
        String moduleCode,
        Integer credits,
        BigDecimal mark,
        String reference,
        String digest,
        String step,
        String person,
        LocalDate happenedOn,
        String note,
        LocalDateTime recordedAt,
        String recordedBy) {

    /** A mark is the same however many noughts it ends with. */
    public ClaimRow {
        mark = mark == null ? null : mark.stripTrailingZeros();
    }

    /** What a row is. */
    public enum Part {
        /** The claim itself. */
        CLAIM,
        /** A module that is claimed. */
        MODULE,
        /** A piece of evidence. */
        EVIDENCE,
        /** A step, in their order. */
        STEP
    }
}
