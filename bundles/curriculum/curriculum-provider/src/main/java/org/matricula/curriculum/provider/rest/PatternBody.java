package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The whole pattern of an occurrence.
 *
 * @param elements all its elements
 * @param reason why it changes, for the audit trail
 */
public record PatternBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ElementBody> elements,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
