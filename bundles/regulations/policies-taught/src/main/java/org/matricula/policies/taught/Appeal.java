package org.matricula.policies.taught;

/**
 * Whether an appeal against published results is taken in.
 *
 * @param accepted true when it is
 * @param inTime true when it came within the window
 * @param windowWorkingDays the last day to appeal, in working days after the day of publication
 */
public record Appeal(boolean accepted, boolean inTime, int windowWorkingDays) {}
