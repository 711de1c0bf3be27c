package org.matricula.documents.provider.rest;

/**
 * A copy that is handed out.
 *
 * @param recipient to whom, 1 to 200 characters
 * @param reason why, 1 to 500 characters
 */
public record CopyBody(String recipient, String reason) {}
