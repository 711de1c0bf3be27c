package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why something is done.
 *
 * @param reason the reason, for the audit trail
 */
public record Reason(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
