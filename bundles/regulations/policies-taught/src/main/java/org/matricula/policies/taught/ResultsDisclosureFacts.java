package org.matricula.policies.taught;

/**
 * Something that somebody is to be told (sections 7.3 and 7.4).
 *
 * @param audience who is told
 * @param content what
 * @param ownRecord true when it is the reader's own record
 * @param teaches true when the partner teaches the student
 * @param listKey by what a list tells students apart
 * @param circumstances what sort of circumstances it is about; null where it is about none
 */
public record ResultsDisclosureFacts(
        Audience audience, Content content, boolean ownRecord, boolean teaches, Key listKey, Matter circumstances) {

    /** Who is told. */
    public enum Audience {
        /** A student. */
        STUDENT,
        /** Everybody who passes the notice board. */
        NOTICE_BOARD,
        /** A partner institution. */
        PARTNER,
        /** A subject assessment board. */
        SAB,
        /** An award and progression assessment board. */
        APAB
    }

    /** What is told. */
    public enum Content {
        /** Grades of modules. */
        MODULE_GRADES,
        /** Progression and completion. */
        PROGRESSION,
        /** Circumstances. */
        CIRCUMSTANCES,
        /** Comments in a learning log. */
        LEARNING_LOG
    }

    /** By what a list tells students apart. */
    public enum Key {
        /** The name. */
        NAME,
        /** The enrolment number. */
        ENROLMENT_NUMBER,
        /** A key that is drawn for the list. */
        RANDOM
    }

    /** What circumstances are about. */
    public enum Matter {
        /** A factor that hit a cohort or a group of it. */
        COHORT_FACTOR,
        /** Late or missing work that the panel upheld. */
        LATE_OR_MISSING_WORK,
        /** Anything else. */
        OTHER
    }
}
