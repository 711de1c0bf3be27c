package org.matricula.policies.taught;

import java.time.LocalDate;
import java.util.List;
import org.matricula.regulations.kit.ruling.WaivedClause;

/**
 * A change of a student's status or modules (sections 8.1, 8.4 and 8.6). Dates that the event does not need are null.
 *
 * @param event what happens
 * @param formReceived the day on which the form was handed in; null while there is none
 * @param effective the day from which it is to hold
 * @param contacted the day on which contact with a student who left silently is on record
 * @param courseLeadersSigned how many course leaders have signed
 * @param betweenFaculties true when the transfer leads to another faculty
 * @param sponsored true for a sponsored student
 * @param partner true for a student of a partner
 * @param moduleStart the first day of the module
 * @param requested the day on which another module was asked for
 * @param sameCourse true for the same or a similar course as the one discontinued
 * @param waivers the clauses that are waived for the student
 */
public record StatusChangeFacts(
        Event event,
        LocalDate formReceived,
        LocalDate effective,
        LocalDate contacted,
        int courseLeadersSigned,
        boolean betweenFaculties,
        boolean sponsored,
        boolean partner,
        LocalDate moduleStart,
        LocalDate requested,
        boolean sameCourse,
        List<WaivedClause> waivers) {

    /** Copies the list. */
    public StatusChangeFacts {
        waivers = List.copyOf(waivers);
    }

    /** A change for a student without waivers. */
    public StatusChangeFacts(
            Event event,
            LocalDate formReceived,
            LocalDate effective,
            LocalDate contacted,
            int courseLeadersSigned,
            boolean betweenFaculties,
            boolean sponsored,
            boolean partner,
            LocalDate moduleStart,
            LocalDate requested,
            boolean sameCourse) {
        this(
                event,
                formReceived,
                effective,
                contacted,
                courseLeadersSigned,
                betweenFaculties,
                sponsored,
                partner,
                moduleStart,
                requested,
                sameCourse,
                List.of());
    }

    /** Another module asked for on a day, by a student for whom clauses are waived. */
    public static StatusChangeFacts moduleChange(
            LocalDate moduleStart, LocalDate requested, List<WaivedClause> waivers) {
        return new StatusChangeFacts(
                Event.MODULE_CHANGE, null, null, null, 0, false, false, false, moduleStart, requested, false, waivers);
    }

    /** Somebody for whom clauses are waived applies again after studies were discontinued. */
    public static StatusChangeFacts readmission(boolean sameCourse, List<WaivedClause> waivers) {
        return new StatusChangeFacts(
                Event.READMISSION, null, null, null, 0, false, false, false, null, null, sameCourse, waivers);
    }

    /** What happens. */
    public enum Event {
        /** The student withdraws. */
        WITHDRAWAL,
        /** The student seems to have left without a word. */
        SILENT_WITHDRAWAL,
        /** The student moves to another course. */
        TRANSFER,
        /** The student takes another module in place of one. */
        MODULE_CHANGE,
        /** Somebody whose studies were discontinued applies again. */
        READMISSION
    }
}
