package org.matricula.boards.api;

/**
 * That a module takes the place of a failed one (T-PR-8).
 *
 * @param failed the code of the failed module; it is taken no more and stands in the way of nothing
 * @param by the code of the module that the student takes instead, at a first attempt
 */
public record Substitution(String failed, String by) {}
