package org.matricula.documents.provider.rest;

/**
 * Why a document is revoked.
 *
 * @param reason 1 to 500 characters
 */
public record RevocationBody(String reason) {}
