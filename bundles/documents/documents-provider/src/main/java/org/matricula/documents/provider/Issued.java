package org.matricula.documents.provider;

import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.IssuedDocument;

/**
 * An issued document with what it says.
 *
 * @param document its line in the register
 * @param model what it says
 * @param signature the signature in base 64
 */
record Issued(IssuedDocument document, DocumentModel model, String signature) {}
