package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A new name.
 *
 * @param name the name
 * @param reason why it changes, for the audit trail
 */
public record Renaming(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
