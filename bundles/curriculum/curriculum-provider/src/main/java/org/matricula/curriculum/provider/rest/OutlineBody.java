package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.Outline;

/**
 * What the outline of an occurrence says beside its pattern.
 *
 * @param outline absent for nothing
 * @param reason why it changes, for the audit trail
 */
public record OutlineBody(Outline outline, @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
