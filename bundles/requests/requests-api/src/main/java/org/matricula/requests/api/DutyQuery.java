package org.matricula.requests.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * Which duties are wanted; all conditions must hold.
 *
 * @param institution null for every institution of the scope
 * @param studentId null for every student
 * @param requestId null for every request
 * @param who the office; null for every office
 * @param open true for open ones only, false for all
 * @param dueBefore only those due before this day; null for all
 */
public record DutyQuery(
        InstitutionCode institution,
        StudentId studentId,
        RequestId requestId,
        String who,
        boolean open,
        LocalDate dueBefore) {}
