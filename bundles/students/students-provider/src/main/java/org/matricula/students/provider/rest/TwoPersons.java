package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.students.api.StudentId;

/**
 * Two records that are of two persons.
 *
 * @param first one record
 * @param second the other
 * @param reason why; 1 to 500 characters
 */
public record TwoPersons(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId first,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId second,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
