package org.matricula.policies.coursework;

/**
 * Supplementary assessment in a subject (W-A12).
 *
 * @param suitable true when the subject lends itself to it
 * @param statementInOutline true when the outline says explicitly that there is none
 */
public record SupplementaryFacts(boolean suitable, boolean statementInOutline) {}
