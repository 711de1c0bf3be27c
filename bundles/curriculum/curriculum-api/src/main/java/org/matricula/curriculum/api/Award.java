package org.matricula.curriculum.api;

/**
 * An award that an awarding body confers.
 *
 * @param code the code of the awards list: {@code BSC_HONS}; 2 to 20 capitals, digits, underscores
 * @param title its title: {@code Bachelor of Science with Honours}
 * @param family the family whose rules it follows (A.1.2.1): {@code BACHELORS_HONS}
 * @param level the level of the award, 3 to 8
 * @param credits the credits that it takes, more than 0
 */
public record Award(String code, String title, String family, int level, int credits) {}
