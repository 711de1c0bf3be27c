package org.matricula.boards.provider.proposal;

/**
 * What is found where a pack has no rule: nothing is guessed, and the board decides.
 *
 * @param policy the policy that the pack does not answer
 */
record NoRule(String policy) {}
