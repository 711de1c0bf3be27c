package org.matricula.assessment.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why something is done.
 *
 * @param reason 1 to 500 characters
 */
record ReasonBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
