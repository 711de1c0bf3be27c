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
    DIRECTOR_SA,
    /** The head of the academic unit. */
    HEAD_OF_ACADEMIC_UNIT,
    /** The coordinator of the subject. */
    SUBJECT_COORDINATOR,
    /** The coordinator of honours projects. */
    HONOURS_COORDINATOR,
    /** The faculty's assessment committee. */
    FACULTY_ASSESSMENT_COMMITTEE,
    /** The leader of the course that a student wants to come to. */
    RECEIVING_COURSE_LEADER,
    /** Student Administration Services. */
    STUDENT_ADMINISTRATION,
    /** Who leads on immigration. */
    UKVI_LEAD
}
