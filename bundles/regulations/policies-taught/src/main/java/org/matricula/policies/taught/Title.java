package org.matricula.policies.taught;

/**
 * The title of a combined degree.
 *
 * @param valid true when the combination is allowed
 * @param reason the first test that fails: PACKAGE_CREDITS, PACKAGE_COUNT, DISSERTATION_NOT_ALLOWED, TWO_DISSERTATIONS;
 *     null when valid
 * @param subjectTitle {@code History with Computing}; null when not valid
 * @param designation BA or BSC; null when not valid
 * @param locatedIn the faculty that it belongs to; null when not valid or not settled
 */
public record Title(boolean valid, String reason, String subjectTitle, String designation, String locatedIn) {}
