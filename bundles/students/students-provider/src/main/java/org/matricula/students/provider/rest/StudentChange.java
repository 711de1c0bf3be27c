package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * What a student's record is to say from now on; what is absent is removed.
 *
 * @param familyName the family name
 * @param givenNames absent for a person with one name
 * @param dateOfBirth absent when it is not known
 * @param email absent when there is none
 * @param reason why the record changes, for the audit trail
 */
public record StudentChange(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String familyName,
        String givenNames,
        LocalDate dateOfBirth,
        String email,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
