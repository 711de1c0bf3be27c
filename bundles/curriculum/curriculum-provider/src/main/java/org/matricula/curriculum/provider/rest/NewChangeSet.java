package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A change set that is to be begun.
 *
 * @param institution whose curriculum
 * @param title what it is about
 * @param effectiveFrom the first session in which it counts
 * @param reason why
 */
public record NewChangeSet(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession effectiveFrom,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
