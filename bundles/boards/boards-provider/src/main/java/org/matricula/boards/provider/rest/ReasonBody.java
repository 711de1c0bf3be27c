package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The body of a step that needs nothing but a reason.
 *
 * @param reason why
 */
public record ReasonBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
