package org.matricula.assessment.provider.rest;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.registration.api.ModuleRegistration;

/** A mark as a client sends it; members and rules as in {@link MarkRow}. */
record MarkBody(
        String studentNumber,
        OccurrenceKey occurrence,
        ModuleRegistration.Attempt attempt,
        String elementCode,
        BigDecimal mark,
        Mark.State state,
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
