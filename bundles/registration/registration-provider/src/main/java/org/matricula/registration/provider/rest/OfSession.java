package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A session of an institution.
 *
 * @param institution which institution
 * @param session which session
 */
public record OfSession(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session) {}
