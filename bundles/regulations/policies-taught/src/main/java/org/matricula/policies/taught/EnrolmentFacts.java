package org.matricula.policies.taught;

import java.util.List;

/**
 * An enrolment on a course and its modules (T-ST-1, T-AW-6).
 *
 * @param courseValidated true when the course is validated
 * @param entryMet true when the requirements of entry are met
 * @param openConditions codes of conditions that are recorded as open
 * @param dataComplete true when the application is complete
 * @param dataCorrect true when the application is correct
 * @param creditsNeeded what the award needs
 * @param creditsHeld what the student holds of it
 * @param creditsRequested what the student wants to take
 * @param completing true when the award is about to be completed
 */
public record EnrolmentFacts(
        boolean courseValidated,
        boolean entryMet,
        List<String> openConditions,
        boolean dataComplete,
        boolean dataCorrect,
        int creditsNeeded,
        int creditsHeld,
        int creditsRequested,
        boolean completing) {

    /** Copies the list. */
    public EnrolmentFacts {
        openConditions = List.copyOf(openConditions);
    }
}
