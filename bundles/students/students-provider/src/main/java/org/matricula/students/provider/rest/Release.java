package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * The end of a hold.
 *
 * @param until its last day
 * @param reason why, for the audit trail; 1 to 500 characters
 */
public record Release(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate until,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
