package org.matricula.students.api;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One entry of a history that is only added to. What is recorded stays; a later entry takes its place from its day on,
 * and a correction replaces it from the moment at which it is known.
 *
 * @param id its identity; null for what the student was first recorded with and has had ever since
 * @param studentId whose
 * @param value what holds; null when nothing holds from that day on
 * @param from the first day; null when it has been so for as long as anybody knows
 * @param until the last day, as it is known now; null while it holds, and for entries that were corrected
 * @param corrects the entry that it replaces; null when it replaces none
 * @param correctedBy the entry that replaces it; null when none does
 * @param reason why; 1 to 500 characters
 * @param source what brought it about ({@code request 9}); null when a person entered it
 * @param recordedAt when it became known; null when that was not kept
 * @param recordedBy who recorded it; null where the student's record was begun before that was kept (the audit trail has it)
 * @param <T> what the history is about
 */
public record Dated<T>(
        DetailId id,
        StudentId studentId,
        T value,
        LocalDate from,
        LocalDate until,
        DetailId corrects,
        DetailId correctedBy,
        String reason,
        String source,
        Instant recordedAt,
        String recordedBy) {}
