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
 */
public record ModuleRegistrationRow(
        String studentNumber,
        OccurrenceKey occurrence,
        ModuleRegistration.Attempt attempt,
        LocalDate registeredOn,
        LocalDate withdrawnOn,
        String programmeCode) {

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
