package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * One recorded mark for one assessment element, before any late penalty.
 *
 * @param id the row's identity
 * @param institution where the student studies
 * @param studentId whose mark
 * @param registrationId for which module registration (and so which attempt)
 * @param elementId for which element
 * @param mark percent with at most two decimals; null when nothing was submitted
 * @param state whether work was handed in, missing, or carried over
 * @param submittedAt when it was handed in, local time of the institution; null when unknown or not submitted
 * @param circumstancesAccepted true when the panel upheld the late or missing submission (T-MR-3)
 * @param sequence 1 for the first row for this registration and element, then counting up; the highest one counts
 * @param reason why it differs from the row before, here or where it came from; null for a mark that corrects none
 * @param recordedBy who recorded it
 * @param recordedAt when
 */
public record Mark(
        MarkId id,
        InstitutionCode institution,
        StudentId studentId,
        ModuleRegistrationId registrationId,
        ElementId elementId,
        BigDecimal mark,
        State state,
        LocalDateTime submittedAt,
        boolean circumstancesAccepted,
        int sequence,
        String reason,
        String recordedBy,
        Instant recordedAt) {

    /** What became of the work. */
    public enum State {
        /** Handed in or sat. */
        SUBMITTED,
        /** Not handed in, not attended: 0 by T-MR-4. */
        NOT_SUBMITTED,
        /** Passed at an earlier attempt and carried over (T-RA-1). */
        CARRIED
    }
}
