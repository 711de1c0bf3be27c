package org.matricula.students.api;

import org.matricula.kernel.api.InstitutionCode;

/**
 * What is known of the students that are wanted; all conditions must hold, and none is no condition.
 *
 * @param institution the institution or partner; null for every one of the scope
 * @param name beginnings of any words of the legal or preferred name, whatever their order, case and accents; null for
 *     any; up to 200 characters
 * @param number the beginning of the student number, whatever its case; null for any; up to 20 characters
 * @param identifier a whole HUSID, ULN, SSN or foreign number; null for any; up to 50 characters
 * @param programme the code of a programme on which the student is registered today; null for any; up to 50 characters
 * @param status the status today; null for any
 * @param tutor the user name of the personal tutor today; null for any; up to 100 characters
 * @param formerNames true to look among names that are not used any more too
 */
public record SearchQuery(
        InstitutionCode institution,
        String name,
        String number,
        String identifier,
        String programme,
        StatusEvent.Status status,
        String tutor,
        boolean formerNames) {

    /** By name part alone. */
    public static SearchQuery named(InstitutionCode institution, String name) {
        return new SearchQuery(institution, name, null, null, null, null, null, false);
    }
}
