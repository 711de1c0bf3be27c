package org.matricula.policies.taught;

import java.time.LocalDate;
import java.util.List;

/**
 * A student's request, as far as its procedure depends on it. Dates that the kind does not need are null.
 *
 * @param kind what is asked for
 * @param received the day on which it came in
 * @param effective the day from which it is to hold; null when none was given
 * @param until its last day, or the day of return; null when none was given
 * @param sessionStarts the first day of the session that it is for; null where none is known
 * @param workingDays the working days that it covers; 0 where it covers none
 * @param sponsored true when the university sponsors the student's visa
 * @param funded true when a funding body pays for the student
 * @param loan true when a loan company pays the fees
 * @param agreement the agreement under which the student's college delivers the course
 * @param evidence the kinds of evidence submitted
 * @param identityChanges true when a name or the date of birth changes
 * @param betweenFaculties true when it leads to another faculty
 * @param also codes of duties that the ruling on the request's substance names
 */
public record RequestProcedureFacts(
        Kind kind,
        LocalDate received,
        LocalDate effective,
        LocalDate until,
        LocalDate sessionStarts,
        int workingDays,
        boolean sponsored,
        boolean funded,
        boolean loan,
        Agreement agreement,
        List<String> evidence,
        boolean identityChanges,
        boolean betweenFaculties,
        List<String> also) {

    /** Copies the lists. */
    public RequestProcedureFacts {
        evidence = List.copyOf(evidence);
        also = List.copyOf(also);
    }

    /** What is asked for. */
    public enum Kind {
        /** To leave without the award. */
        WITHDRAW,
        /** To interrupt the studies. */
        SUSPEND,
        /** To move to another course. */
        TRANSFER_COURSE,
        /** To move to another institution. */
        TRANSFER_INSTITUTION,
        /** To be away for long with leave. */
        LEAVE_OF_ABSENCE,
        /** To be away for days or weeks. */
        AUTHORISED_ABSENCE,
        /** To study full-time or part-time from now on. */
        CHANGE_MODE,
        /** To take the year again. */
        REPEAT_YEAR,
        /** To be given a confirmation of acceptance, or a further one. */
        CAS,
        /** To have names, date of birth or address corrected. */
        CHANGE_OF_DETAILS
    }

    /** The agreement with the college that delivers the course. */
    public enum Agreement {
        /** The university delivers it itself. */
        NONE,
        /** The college's course is validated. */
        VALIDATED,
        /** The college delivers the university's course. */
        FRANCHISED,
        /** The college is accredited and runs its own procedures. */
        ACCREDITED,
        /** The college's students may come over. */
        ARTICULATION
    }
}
