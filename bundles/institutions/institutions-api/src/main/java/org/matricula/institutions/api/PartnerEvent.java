package org.matricula.institutions.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Something that a partner and its awarding body may have to tell each other.
 *
 * @param kind what happened
 * @param partner where the student studies or the module is taught
 * @param programme code of the programme; null where it concerns none
 * @param day the day on which it happened, from which working days are counted
 * @param subject what it is about, {@code type/identity}: {@code student/1042}; 1 to 100 characters
 * @param source what brought it about and brings it about once only, {@code type/identity}: {@code request/77}; 1 to
 *     100 characters
 */
public record PartnerEvent(
        Kind kind, InstitutionCode partner, String programme, LocalDate day, String subject, String source) {

    /** What happened (spec 8.6). */
    public enum Kind {
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
}
