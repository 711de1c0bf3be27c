package org.matricula.students.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A student of an institution.
 *
 * @param id the identity; null when the student is to be created
 * @param institution where the student studies
 * @param number the student number, unique within the institution; 1 to 20 letters and digits
 * @param familyName 1 to 100 characters
 * @param givenNames up to 100 characters; empty for a person with one name
 * @param dateOfBirth null when it is not known
 * @param email null when there is none; up to 200 characters with an @
 */
public record Student(
        StudentId id,
        InstitutionCode institution,
        String number,
        String familyName,
        String givenNames,
        LocalDate dateOfBirth,
        String email) {

    /** Given names and family name, as they stand on documents. */
    public String fullName() {
        return givenNames == null || givenNames.isEmpty() ? familyName : givenNames + " " + familyName;
    }
}
