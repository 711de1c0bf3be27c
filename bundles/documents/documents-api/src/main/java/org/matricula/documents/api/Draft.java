package org.matricula.documents.api;

/**
 * A document as it would be issued now.
 *
 * @param model what it would say, without number and day
 * @param digest SHA-256 over every field of the content
 */
public record Draft(DocumentModel model, String digest) {}
