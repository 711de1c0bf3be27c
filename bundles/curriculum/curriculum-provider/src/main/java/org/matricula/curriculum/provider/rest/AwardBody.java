package org.matricula.curriculum.provider.rest;

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
public record AwardBody(String code, String title, String family, Integer level, Integer credits) {

    Award award() {
        return new Award(code, title, family, level == null ? 0 : level, credits == null ? 0 : credits);
    }
}
