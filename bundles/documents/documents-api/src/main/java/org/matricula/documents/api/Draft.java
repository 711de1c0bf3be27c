package org.matricula.documents.api;

/**
 * What a document of a kind says today.
 *
 * @param model what it would say, without number and day
 * @param digest SHA-256 over every field of the content
 */
public record Draft(DocumentModel model, String digest) {}
