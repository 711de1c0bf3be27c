package org.matricula.regulations.api;

/** Who decides an outcome. */
public enum DecidedBy {
    /** The calculation is the decision. */
    SYSTEM,
    /** The subject assessment board. */
    SUBJECT_BOARD,
    /** The award and progression assessment board. */
    AWARD_BOARD,
    /** The external examiner. */
    EXTERNAL_EXAMINER,
    /** The course leader. */
    COURSE_LEADER,
    /** The extenuating circumstances panel. */
    EC_PANEL,
    /** The Director of Student Administration. */
    DIRECTOR_SA
}
