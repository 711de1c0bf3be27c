package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why an occurrence does not take place, or does after all.
 *
 * @param reason for the audit trail and for those who are on it
 */
public record CancellationBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
