package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * That a duty was done.
 *
 * @param doneOn when; not in the future
 * @param evidence what shows it; 1 to 500 characters
 */
public record FulfilmentBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate doneOn,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String evidence) {}
