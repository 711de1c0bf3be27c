package org.matricula.curriculum.api;

import org.matricula.kernel.api.InstitutionCode;

/**
 * A programme of study at an institution that leads to an award.
 *
 * @param id its identity; null when it is to be created
 * @param institution where it is delivered
 * @param code its code, unique within the institution; 1 to 32 characters
 * @param title its title without the award, 1 to 200 characters
 * @param awardCode the award that it leads to
 * @param group the group of regulations: UG, IM, PG or ASSOCIATE
 * @param scale the mark scale: UG, PG or EDEXCEL
 * @param firstLevel the level at which it begins, 3 to 8
 * @param finalLevel the level at which it ends, not below the first
 */
public record Programme(
        ProgrammeId id,
        InstitutionCode institution,
        String code,
        String title,
        String awardCode,
        String group,
        String scale,
        int firstLevel,
        int finalLevel) {}
