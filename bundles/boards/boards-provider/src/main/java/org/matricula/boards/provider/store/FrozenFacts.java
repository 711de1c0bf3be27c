package org.matricula.boards.provider.store;

/**
 * The facts on which a released decision rests.
 *
 * @param candidateId the identity of the candidate's row
 * @param facts the frozen facts, as JSON
 */
public record FrozenFacts(long candidateId, String facts) {}
