package org.matricula.requests.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * Which requests are wanted; all conditions must hold.
 *
 * @param institution null for every institution of the scope
 * @param studentId whose, under merged records too; null for every student
 * @param kind null for every kind
 * @param state null for every state
 * @param effectiveUpTo only those that hold from this day or an earlier one; null for all
 */
public record RequestQuery(
        InstitutionCode institution,
        StudentId studentId,
        RequestKind kind,
        RequestState state,
        LocalDate effectiveUpTo) {

    /** Every request of the scope. */
    public static RequestQuery all() {
        return new RequestQuery(null, null, null, null, null);
    }
}
