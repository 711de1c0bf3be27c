package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Adjustment.Terms;

/** An adjustment to be recorded; members and rules as in {@link Terms}. */
public record NewAdjustment(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Adjustment.Kind kind,
        Integer amount,
        String detail,
        Boolean outcomesKept,
        Boolean courseRequirement,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate from,
        LocalDate until,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String evidenceReference) {

    Terms terms() {
        return new Terms(kind, amount, detail, outcomesKept, courseRequirement, from, until, reason, evidenceReference);
    }
}
