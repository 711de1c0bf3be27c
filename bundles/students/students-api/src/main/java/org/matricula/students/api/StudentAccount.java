package org.matricula.students.api;

import java.time.Instant;
import org.matricula.kernel.api.InstitutionCode;

/**
 * That a user of the realm is a student, or is so no longer.
 *
 * @param userName the user's name in the realm
 * @param institution where the student studies
 * @param studentId which student
 * @param linked true from this entry on the user is that student; false when the link ended
 * @param sequence 1 for the user's first entry, then counting up; the last one counts
 * @param reason why; 1 to 500 characters
 * @param recordedBy who recorded it
 * @param recordedAt when
 */
public record StudentAccount(
        String userName,
        InstitutionCode institution,
        StudentId studentId,
        boolean linked,
        int sequence,
        String reason,
        String recordedBy,
        Instant recordedAt) {}
