package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why something is done.
 *
 * @param reason 1 to 500 characters
 */
public record ReasonBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
