package org.matricula.curriculum.api;

/**
 * An award that an awarding body confers. Whether it may be conferred is for the catalogue of the regulations in force
 * to say (T-AW-1).
 *
 * @param code the code of the awards list: {@code BSC_HONS}; 2 to 20 capitals, digits, underscores
 * @param title its title: {@code Bachelor of Science with Honours}
 * @param family the family whose rules it follows (A.1.2.1): {@code BACHELORS_HONS}
 * @param level the level of the award, 3 to 8
 * @param credits the credits that it takes; 0 where it is not credit rated, as honorary awards and research degrees
 * @param abbreviation how it is written behind a name: {@code BSc (Hons)}, 1 to 30 characters; null where unknown, and
 *     in a row to leave it as it is
 * @param standing whether it stands alone or is a rung (A.1.2.2); null where unknown, and in a row to leave it
 */
public record Award(
        String code, String title, String family, int level, int credits, String abbreviation, Standing standing) {

    /** An award of which no more is known. */
    public Award(String code, String title, String family, int level, int credits) {
        this(code, title, family, level, credits, null, null);
    }

    /** The classes of awards (A.1.2.2), by the names of the policy {@code conferment}. */
    public enum Standing {
        /** F: feeds credit into others and is no rung of them. */
        FREE_STANDING,
        /** E: a rung of a ladder; whoever completes it can stop or go on. */
        EMBEDDED,
        /** Both. */
        FREE_STANDING_AND_EMBEDDED,
        /** S: a short award, never an exit award. */
        SHORT,
        /** H: honorary; needs no enrolment, credit or assessment. */
        HONORARY,
        /** The text assigns none. */
        UNASSIGNED
    }
}
