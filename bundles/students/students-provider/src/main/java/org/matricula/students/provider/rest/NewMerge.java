package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.students.api.StudentId;

/**
 * Two records of one person to be joined.
 *
 * @param merged the record that is to point to the other
 * @param survivor the record that is answered for both
 * @param reason why; 1 to 500 characters
 */
public record NewMerge(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId merged,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId survivor,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
