package org.matricula.boards.provider.rest;

/**
 * The body that records the external examiner's consent.
 *
 * @param externalExaminer the examiner's name
 */
public record ConsentBody(String externalExaminer) {}
