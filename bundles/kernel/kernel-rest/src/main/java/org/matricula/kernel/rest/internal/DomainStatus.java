package org.matricula.kernel.rest.internal;

/**
 * Whether a domain answers.
 *
 * @param domain its name
 * @param up true when it does
 * @param missing what it lacks; null when it answers
 */
public record DomainStatus(String domain, boolean up, String missing) {}
