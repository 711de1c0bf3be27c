package org.matricula.institutions.provider.rest;

/**
 * Why a day is closed.
 *
 * @param name the name of the bank holiday or closure
 */
public record ClosureBody(String name) {}
