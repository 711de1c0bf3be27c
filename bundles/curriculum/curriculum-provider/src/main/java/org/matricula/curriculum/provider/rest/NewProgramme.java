package org.matricula.curriculum.provider.rest;

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
        InstitutionCode institution,
        String code,
        String title,
        String awardCode,
        String group,
        String scale,
        Integer firstLevel,
        Integer finalLevel) {

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
