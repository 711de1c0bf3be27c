package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcome.Source;
import org.matricula.curriculum.api.ElementId;
import org.matricula.registration.api.ModuleRegistrationId;

/** A decision as a client sends it; members and rules as in {@link Decision}. */
record OutcomeBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ModuleRegistrationId registrationId,
        ElementId elementId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Kind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Source source,
        @Schema(
                        implementation = String.class,
                        example = "2026-12-11T12:00",
                        description = "Local time, without a zone.")
                LocalDateTime dueAt,
        BigDecimal cap,
        Boolean retake,
        LocalDate electedOn,
        String form,
        String subjectBoard,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String evidenceReference,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate decidedOn) {

    Decision decision() {
        return new Decision(
                registrationId,
                elementId,
                kind,
                source,
                dueAt,
                cap,
                retake,
                electedOn,
                form,
                subjectBoard,
                reason,
                evidenceReference,
                decidedOn);
    }
}
