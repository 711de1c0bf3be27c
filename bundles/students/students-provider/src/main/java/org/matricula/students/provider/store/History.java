package org.matricula.students.provider.store;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.StudentId;

/**
 * A row of a history.
 *
 * @param id null for what a student was first recorded with
 * @param kind which history
 * @param slot which of several of the kind at once; empty where there is one
 * @param detail what holds, as text; null when nothing does
 * @param from null when it has been so for as long as anybody knows
 * @param recordedAt null when that was not kept
 */
public record History(
        DetailId id,
        InstitutionCode institution,
        StudentId studentId,
        String kind,
        String slot,
        String detail,
        LocalDate from,
        DetailId corrects,
        String reason,
        String source,
        Instant recordedAt,
        String recordedBy) {}
