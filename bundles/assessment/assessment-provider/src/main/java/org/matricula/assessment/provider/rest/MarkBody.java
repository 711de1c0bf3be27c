package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.registration.api.ModuleRegistration;

/** A mark as a client sends it; members and rules as in {@link MarkRow}. */
record MarkBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String studentNumber,
        OccurrenceKey occurrence,
        ModuleRegistration.Attempt attempt,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String elementCode,
        BigDecimal mark,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Mark.State state,
        @Schema(
                        implementation = String.class,
                        pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?",
                        example = "2026-12-11T14:05",
                        description = "Local time, without a zone.")
                LocalDateTime submittedAt,
        Integer submittedDay,
        Boolean circumstancesAccepted,
        String reason) {

    MarkRow row() {
        return new MarkRow(
                studentNumber,
                occurrence,
                attempt,
                elementCode,
                mark,
                state,
                submittedAt,
                submittedDay,
                Boolean.TRUE.equals(circumstancesAccepted),
                reason);
    }
}
