package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A programme that is to be added.
 *
 * @param institution where it is delivered
 * @param code its code
 * @param title its title without the award
 * @param awardCode the award that it leads to
 * @param group UG, IM, PG or ASSOCIATE
 * @param scale UG, PG or EDEXCEL
 * @param firstLevel the level at which it begins
 * @param finalLevel the level at which it ends
 */
public record NewProgramme(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String code,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String awardCode,
        @Schema(
                        allowableValues = {"UG", "IM", "PG", "ASSOCIATE"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String group,
        @Schema(
                        allowableValues = {"UG", "PG", "EDEXCEL"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String scale,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer firstLevel,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer finalLevel) {

    Programme programme() {
        return new Programme(
                null,
                institution,
                code,
                title,
                awardCode,
                group,
                scale,
                firstLevel == null ? 0 : firstLevel,
                finalLevel == null ? 0 : finalLevel);
    }
}
