package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Adjustment.Consent;

/** A consent to be recorded; members and rules as in {@link Consent}. */
public record NewConsent(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Adjustment.Party party,
        String moduleCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reference) {

    Consent consent() {
        return new Consent(party, moduleCode, name, on, reference, null, null);
    }
}
