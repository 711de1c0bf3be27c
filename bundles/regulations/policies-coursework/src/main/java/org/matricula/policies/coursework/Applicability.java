package org.matricula.policies.coursework;

/**
 * What applies to a subject.
 *
 * @param applies true when the rules apply
 * @param reason why not: LOCATION, NOT_COURSEWORK, NO_ASSESSMENT; null when they do
 * @param honoursRules whether the rules for honours projects apply
 * @param otherQualityRules true when the rules for third-party delivery take the place of some of these
 */
public record Applicability(boolean applies, String reason, HonoursRules honoursRules, boolean otherQualityRules) {

    /** How the rules for honours projects bind. */
    public enum HonoursRules {
        /** They apply. */
        REQUIRED,
        /** The academic unit may adopt them. */
        MAY_ADOPT,
        /** There is no honours project. */
        NONE
    }
}
