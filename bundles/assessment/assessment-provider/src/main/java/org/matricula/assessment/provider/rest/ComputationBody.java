package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Which results to compute.
 *
 * @param institution whose students
 * @param session absent for every session
 */
record ComputationBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution, AcademicSession session) {}
