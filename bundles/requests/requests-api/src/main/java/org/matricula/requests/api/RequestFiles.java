package org.matricula.requests.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Requests as the rows of files, set-wise, with grounds, statement, references to the evidence, letters and duties. The
 * rulings behind steps stay where they came about.
 *
 * <p>{@code students} says whose requests leave, with the numbers by which rows name them; those of other institutions are
 * left out. {@code reason} is why, for the audit trail; 1 to 500 characters.
 */
public interface RequestFiles {

    /** Needed to read; the same as {@link Requests#READ}. */
    Privilege READ = Requests.READ;

    /** Needed to write; the same as {@link RequestDesk#SUBMIT}. */
    Privilege WRITE = RequestDesk.SUBMIT;

    /** Requests, by student and age. Needs {@link #READ}. */
    List<RequestRow> requests(Caller caller, InstitutionCode institution, Map<StudentId, String> students);

    /**
     * Adds requests from elsewhere, with who took each step and when; the audit trail says who brought them here. What was
     * decided is not judged again, nothing is carried out, and nobody is written to. One that has not ended goes on here
     * from where it stands, under the pack that is in force here for it: pack, approvals, last day, authorised days and
     * the institution that decides are taken from there where the rows leave them out, and a row that says another pack or
     * other approvals is refused. The rows of one request stand or fall together; one that is here is never changed.
     *
     * <p>Needs {@link #WRITE}; where an office agreed or refused, {@link RequestDecisions#APPROVE} and the privilege of
     * the office too; and for one that was carried out or lapsed, or a duty that was done,
     * {@link RequestDecisions#CARRY_OUT}.
     */
    List<RowOutcome> importRequests(
            Caller caller, InstitutionCode institution, List<RequestRow> rows, Set<String> untouched, String reason);
}
