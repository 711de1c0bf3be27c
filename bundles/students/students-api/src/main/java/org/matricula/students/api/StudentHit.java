package org.matricula.students.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A student that a search found.
 *
 * @param id the identity
 * @param institution where
 * @param number the student number
 * @param familyName the family name
 * @param givenNames the given names; empty for a person with one name
 * @param dateOfBirth null when it is not known
 * @param email null when there is none
 * @param status the status today; null when none was recorded
 * @param mergedInto the record that this one is merged into; null for a record of its own
 */
public record StudentHit(
        StudentId id,
        InstitutionCode institution,
        String number,
        String familyName,
        String givenNames,
        LocalDate dateOfBirth,
        String email,
        StatusEvent.Status status,
        StudentId mergedInto) {}
