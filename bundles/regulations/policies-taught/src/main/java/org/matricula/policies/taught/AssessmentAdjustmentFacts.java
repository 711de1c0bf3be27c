package org.matricula.policies.taught;

import java.time.LocalDate;

/**
 * An adjustment for a disabled student (T-AD-1, T-AD-2).
 *
 * @param kind how far it goes
 * @param outcomesKept true when the learning outcomes are still assessed
 * @param externalInformed true when the external examiner was told
 * @param externalConfirmed the day on which the external examiner confirmed its standard; null while not
 * @param assessment the day on which the assessment is taken; null where none is
 * @param moduleLeaderAgrees true when the module leader agrees
 * @param disabilityServiceAgrees true when the Disability and Dyslexia Service agrees
 * @param subjectExternalApproves true when the subject's external examiner approves
 * @param courseRequirement true when the course itself requires the attendance
 * @param courseLeaderApproves true when the course leader approves
 * @param awardExternalApproves true when the award's external examiner approves
 */
public record AssessmentAdjustmentFacts(
        Kind kind,
        boolean outcomesKept,
        boolean externalInformed,
        LocalDate externalConfirmed,
        LocalDate assessment,
        boolean moduleLeaderAgrees,
        boolean disabilityServiceAgrees,
        boolean subjectExternalApproves,
        boolean courseRequirement,
        boolean courseLeaderApproves,
        boolean awardExternalApproves) {

    /** How far an adjustment goes. */
    public enum Kind {
        /** Such as extra time. */
        MINOR,
        /** Another method of assessment. */
        SUBSTANTIAL,
        /** Another requirement of attendance. */
        ATTENDANCE
    }
}
