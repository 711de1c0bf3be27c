package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A decision in the caller's name.
 *
 * @param approved true to approve, false to reject
 * @param reason why
 */
public record DecisionBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean approved,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
