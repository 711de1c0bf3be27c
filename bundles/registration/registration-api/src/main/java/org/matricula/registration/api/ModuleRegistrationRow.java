package org.matricula.registration.api;

import java.time.LocalDate;
import org.matricula.curriculum.api.OccurrenceKey;

/**
 * A module registration as a file names it.
 *
 * @param studentNumber the student's number within the institution
 * @param occurrence which run of which module
 * @param attempt which attempt
 * @param registeredOn since when; null when the source does not know it
 * @param withdrawnOn when the student left it, not before {@code registeredOn} when both are given; null while not
 * @param programmeCode the programme that it belongs to; null leaves what is known as it is, and for a new registration
 *     stands for the only programme that the student is on
 * @param onRecord true when it stands where the row comes from: it is kept as it is, and the regulations are not asked
 *     whether the student may take the module. Needs {@link Waivers#APPROVE}
 */
public record ModuleRegistrationRow(
        String studentNumber,
        OccurrenceKey occurrence,
        ModuleRegistration.Attempt attempt,
        LocalDate registeredOn,
        LocalDate withdrawnOn,
        String programmeCode,
        boolean onRecord) {

    /** A row of a file that registers a student, where the regulations allow it. */
    public ModuleRegistrationRow(
            String studentNumber,
            OccurrenceKey occurrence,
            ModuleRegistration.Attempt attempt,
            LocalDate registeredOn,
            LocalDate withdrawnOn,
            String programmeCode) {
        this(studentNumber, occurrence, attempt, registeredOn, withdrawnOn, programmeCode, false);
    }

    /** A row of a file that names no programme. */
    public ModuleRegistrationRow(
            String studentNumber,
            OccurrenceKey occurrence,
            ModuleRegistration.Attempt attempt,
            LocalDate registeredOn,
            LocalDate withdrawnOn) {
        this(studentNumber, occurrence, attempt, registeredOn, withdrawnOn, null);
    }
}
