package org.matricula.policies.taught;

/**
 * Something that a partner and the university must tell each other (section 8.6).
 *
 * @param event what happened
 * @param agreement under which kind of agreement the student or module is with the partner
 * @param agreedDays the working days that the agreement gives for it; null where it gives none
 */
public record PartnerDutyFacts(Event event, Agreement agreement, Integer agreedDays) {

    /** What happened. */
    public enum Event {
        /** A student of the partner withdraws. */
        WITHDRAWAL,
        /** A student of the partner transfers. */
        TRANSFER,
        /** A student of the partner asks to suspend studies. */
        SUSPENSION,
        /** Attendance of the partner's students is asked for. */
        ATTENDANCE,
        /** Marks of a module that the partner teaches are due. */
        MARKS,
        /** Grades of students whom the partner teaches are fixed. */
        GRADES,
        /** A board meets on modules that the partner's staff teach. */
        BOARD
    }

    /** Kinds of agreement with a partner. */
    public enum Agreement {
        /** The partner's own programme, validated by the university. */
        VALIDATED,
        /** The university's programme, taught by the partner. */
        FRANCHISED,
        /** The partner answers for its programmes itself. */
        ACCREDITED,
        /** Who has completed the partner's programme may enter the university's. */
        ARTICULATION,
        /** No agreement is on record. */
        NONE
    }
}
