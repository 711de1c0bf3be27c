package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentId;

/**
 * A status event of a person to be recorded; the rules are those of {@link StatusEvent}. What concerns one programme
 * follows from its registration, which records it.
 *
 * @param engagementId in which engagement; absent when it concerns the person or no engagement is kept
 * @param status the status from that day on
 * @param effective the first day on which it holds
 * @param expectedReturn for SUSPENDED the day of return
 * @param reason why; 1 to 500 characters
 * @param corrects the event that was wrong; absent when none was
 */
public record NewStatusEvent(
        EngagementId engagementId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StatusEvent.Status status,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate effective,
        LocalDate expectedReturn,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        StatusEventId corrects) {

    StatusEvent event(StudentId student) {
        return new StatusEvent(
                null,
                null,
                student,
                engagementId,
                null,
                status,
                effective,
                expectedReturn,
                reason,
                null,
                corrects,
                null,
                null);
    }
}
