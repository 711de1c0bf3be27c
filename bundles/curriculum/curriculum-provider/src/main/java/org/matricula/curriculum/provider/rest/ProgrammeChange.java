package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.Programme;

/**
 * What is to change of a programme. Members that are absent stay as they are; those that never change may be sent as
 * they are.
 *
 * @param title its title without the award
 * @param awardCode the award that it leads to
 * @param group UG, IM, PG or ASSOCIATE
 * @param scale UG, PG or EDEXCEL
 * @param firstLevel the level at which it begins
 * @param finalLevel the level at which it ends
 * @param code its code, which never changes
 * @param reason why it changes, for the audit trail
 */
public record ProgrammeChange(
        String title,
        String awardCode,
        @Schema(allowableValues = {"UG", "IM", "PG", "ASSOCIATE"}) String group,
        @Schema(allowableValues = {"UG", "PG", "EDEXCEL"}) String scale,
        Integer firstLevel,
        Integer finalLevel,
        String code,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {

    Programme appliedTo(Programme before) {
        return new Programme(
                before.id(),
                before.institution(),
                code == null ? before.code() : code,
                title == null ? before.title() : title,
                awardCode == null ? before.awardCode() : awardCode,
                group == null ? before.group() : group,
                scale == null ? before.scale() : scale,
                firstLevel == null ? before.firstLevel() : firstLevel,
                finalLevel == null ? before.finalLevel() : finalLevel);
    }
}
