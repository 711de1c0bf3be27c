package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * That a duty is done.
 *
 * @param on the day on which it was done
 * @param evidence where that can be seen
 */
public record Completion(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String evidence) {}
