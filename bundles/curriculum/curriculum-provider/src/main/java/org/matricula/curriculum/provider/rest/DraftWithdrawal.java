package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A draft that is withdrawn.
 *
 * @param reason why, 1 to 500 characters
 */
public record DraftWithdrawal(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
