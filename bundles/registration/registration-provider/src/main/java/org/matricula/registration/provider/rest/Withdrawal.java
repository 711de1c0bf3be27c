package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * That a student leaves a module.
 *
 * @param withdrawnOn when, not before the day of registration
 * @param reason why, for the audit trail
 */
public record Withdrawal(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate withdrawnOn,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
