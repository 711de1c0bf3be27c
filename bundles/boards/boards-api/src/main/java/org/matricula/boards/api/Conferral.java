package org.matricula.boards.api;

/**
 * What a decision confers.
 *
 * @param lower true for an award below the programme's own, false for the programme's own
 * @param award the code of the lower award; null for the programme's own
 * @param classification the class; null for none
 */
public record Conferral(boolean lower, String award, String classification) {}
