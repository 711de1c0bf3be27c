package org.matricula.boards.provider.proposal;

/**
 * A failed module in whose place a board let another one be taken (T-PR-8).
 *
 * @param code its code
 * @param level its level
 * @param credits its credits, which the allowance has spent
 */
public record Substituted(String code, int level, int credits) {}
