package org.matricula.policies.taught;

/**
 * An absence that is asked for (section 8.3).
 *
 * @param workingDays its working days, vacations left out
 * @param authorisedThisYear working days authorised before in the academic year
 * @param completionDateMoves true when the completion date would move
 * @param assessmentAffected true when assessment falls into it
 * @param sponsored true for a sponsored student
 */
public record AbsenceFacts(
        int workingDays,
        int authorisedThisYear,
        boolean completionDateMoves,
        boolean assessmentAffected,
        boolean sponsored) {}
