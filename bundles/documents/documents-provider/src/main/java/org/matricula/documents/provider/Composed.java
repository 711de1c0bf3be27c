package org.matricula.documents.provider;

import org.matricula.documents.api.DocumentModel;

/** A document that could be issued, with the decision behind it and where its figures come from. */
record Composed(Dossier dossier, DocumentModel model, Sources sources) {}
