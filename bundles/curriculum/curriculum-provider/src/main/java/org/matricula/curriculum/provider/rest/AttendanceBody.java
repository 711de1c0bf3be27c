package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.ChangeSetId;

/**
 * What attendance a module requires.
 *
 * @param changeSetId the change set that it is proposed with
 * @param attendance in words for students; null when none is required any more
 * @param reason why, for the audit trail
 */
public record AttendanceBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ChangeSetId changeSetId,
        String attendance,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
