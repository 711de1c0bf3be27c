package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Occurrences that are to be carried over to the next session.
 *
 * @param institution whose occurrences
 * @param session the session whose occurrences they are
 */
public record NewRollover(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session) {}
