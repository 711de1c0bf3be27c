package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A user of the realm who is a student.
 *
 * @param userName the user's name, 1 to 100 characters without blanks
 * @param reason why, for the audit trail; 1 to 500 characters
 */
public record NewAccount(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String userName,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
