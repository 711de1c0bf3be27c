package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.institutions.api.Institution;
import org.matricula.kernel.api.InstitutionCode;

/**
 * An institution that is to be added.
 *
 * @param code its short code
 * @param name its full name
 * @param kind whether it awards or delivers under another's award
 * @param awardingBody whom a partner delivers for; absent for an awarding body
 */
public record NewInstitution(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode code,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Institution.Kind kind,
        InstitutionCode awardingBody) {}
