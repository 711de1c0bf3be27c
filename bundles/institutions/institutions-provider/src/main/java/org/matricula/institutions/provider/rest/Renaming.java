package org.matricula.institutions.provider.rest;

/**
 * A new name.
 *
 * @param name the name
 * @param reason why it changes, for the audit trail
 */
public record Renaming(String name, String reason) {}
