package org.matricula.policies.taught;

/**
 * An appeal against published results, as it comes in (casework: appeals, section 7.2).
 *
 * @param workingDays how many working days have passed since the day of publication, which is not counted
 * @param goodReason true when a good reason for coming late is shown
 * @param independentEvidence true when independent written evidence of it is there
 */
public record AppealFacts(int workingDays, boolean goodReason, boolean independentEvidence) {}
