package org.matricula.boards.provider.rest;

/**
 * The body that records a decision.
 *
 * @param decision one of the candidate's options
 * @param reason why; needed where it is not the proposal or harms the student
 */
public record DecisionBody(String decision, String reason) {}
