package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * What an engagement is to say from now on; what is absent is removed.
 *
 * @param expectedEnd when it is meant to end; absent when that is not known
 * @param ended its last day; absent while it lasts
 * @param reason why, for the audit trail; 1 to 500 characters
 */
public record EngagementChange(
        LocalDate expectedEnd, LocalDate ended, @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
