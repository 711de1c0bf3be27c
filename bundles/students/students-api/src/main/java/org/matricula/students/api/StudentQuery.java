package org.matricula.students.api;

import org.matricula.kernel.api.InstitutionCode;

/**
 * Which students are wanted; all conditions must hold.
 *
 * @param institution null for every institution of the scope
 * @param number the exact student number; null for any
 * @param name the beginning of the family name or of family name and given names, whatever case and accents; null for
 *     any
 */
public record StudentQuery(InstitutionCode institution, String number, String name) {

    /** Every student of the scope. */
    public static StudentQuery all() {
        return new StudentQuery(null, null, null);
    }
}
