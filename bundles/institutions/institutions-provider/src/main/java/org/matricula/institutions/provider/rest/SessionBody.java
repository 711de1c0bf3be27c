package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * When a session runs.
 *
 * @param starts its first day
 * @param ends its last day
 */
public record SessionBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate starts,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate ends) {}
