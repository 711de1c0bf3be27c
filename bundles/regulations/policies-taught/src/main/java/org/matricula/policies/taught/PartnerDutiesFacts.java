package org.matricula.policies.taught;

/**
 * An event at a partner institution (section 8.6).
 *
 * @param event what happens
 * @param accreditedCollege true for an accredited college
 */
public record PartnerDutiesFacts(Event event, boolean accreditedCollege) {

    /** What happens. */
    public enum Event {
        /** A student withdraws. */
        WITHDRAWAL,
        /** A student moves to another course. */
        TRANSFER,
        /** A student asks to suspend studies. */
        SUSPENSION,
        /** Attendance is checked. */
        ATTENDANCE,
        /** Boards meet. */
        BOARD,
        /** Work is marked. */
        MARKING,
        /** Grades are fixed. */
        RESULTS
    }
}
