package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A student to be added; the rules are those of {@link org.matricula.students.api.Student}.
 *
 * @param institution where the student studies
 * @param number the student number, unique within the institution
 * @param familyName the family name
 * @param givenNames absent for a person with one name
 * @param dateOfBirth absent when it is not known
 * @param email absent when there is none
 */
public record NewStudent(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String number,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String familyName,
        String givenNames,
        LocalDate dateOfBirth,
        String email) {}
