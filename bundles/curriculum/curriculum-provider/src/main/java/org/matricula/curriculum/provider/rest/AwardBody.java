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
 * @param credits the credits that it takes
 */
public record AwardBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String code,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String family,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer level,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer credits) {

    Award award() {
        return new Award(code, title, family, level == null ? 0 : level, credits == null ? 0 : credits);
    }
}
