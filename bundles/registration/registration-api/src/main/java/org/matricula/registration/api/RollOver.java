package org.matricula.registration.api;

import java.time.Instant;
import java.util.Map;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;

/**
 * One run of the roll-over of an institution's programme registrations from a session to the next. When it is finished,
 * {@code carried} and {@code notCarried} add up to {@code total}, every registration that ever stood in the session.
 *
 * @param id its identity
 * @param institution whose registrations
 * @param from the session that ends
 * @param rehearsal true when nothing is moved and only the report is made
 * @param carryUndecided true when students without a decision of a board are carried at their level; boards of the
 *     session that are opened later will not find them any more
 * @param reason why it was done before the session had ended; null where none was given
 * @param job the job that does it
 * @param startedBy who asked for it
 * @param startedAt when
 * @param finishedAt when the last registration was dealt with; null while the job works, or was stopped
 * @param total how many registrations stood in the session
 * @param carried how many are in the next session
 * @param notCarried how many are not
 * @param byReason the same by reason
 */
public record RollOver(
        RollOverId id,
        InstitutionCode institution,
        AcademicSession from,
        boolean rehearsal,
        boolean carryUndecided,
        String reason,
        JobId job,
        String startedBy,
        Instant startedAt,
        Instant finishedAt,
        int total,
        int carried,
        int notCarried,
        Map<RollOverLine.Reason, Integer> byReason) {}
