package org.matricula.requests.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * Something that somebody must do because of a request.
 *
 * @param id its identity
 * @param institution where the student studies
 * @param requestId because of which request
 * @param studentId for whom
 * @param code what: {@code REPORT_TO_HOME_OFFICE}
 * @param who which office: {@code UKVI_LEAD}
 * @param clause where the regulations say so
 * @param arose the day from which its days count
 * @param dueOn the last day on which it is in time
 * @param doneOn the day on which it was done, or was found to be needless; null while it is open
 * @param doneBy the user who recorded that; null while it is open
 * @param needless true when it needed not be done, because the request came to nothing
 * @param evidence what shows that it was done; null while it is open
 */
public record RequestDuty(
        DutyId id,
        InstitutionCode institution,
        RequestId requestId,
        StudentId studentId,
        String code,
        String who,
        String clause,
        LocalDate arose,
        LocalDate dueOn,
        LocalDate doneOn,
        String doneBy,
        boolean needless,
        String evidence) {

    /** Whether somebody still has to do it. */
    public boolean isOpen() {
        return doneOn == null;
    }
}
