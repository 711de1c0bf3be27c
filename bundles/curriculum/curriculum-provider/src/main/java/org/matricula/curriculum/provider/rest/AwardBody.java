package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.curriculum.api.Award;

/**
 * An award as it is sent.
 *
 * @param code its code
 * @param title its title
 * @param family the family whose rules it follows
 * @param level its level
 * @param credits the credits that it takes; 0 where it is not credit rated
 * @param abbreviation how it is written behind a name; absent to leave it
 * @param standing its class; absent to leave it
 */
public record AwardBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String code,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String family,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer level,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer credits,
        String abbreviation,
        Award.Standing standing) {

    Award award() {
        return new Award(
                code, title, family, level == null ? 0 : level, credits == null ? -1 : credits, abbreviation, standing);
    }
}
