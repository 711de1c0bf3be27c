package org.matricula.documents.provider;

import java.util.Optional;
import org.matricula.documents.api.DocumentModel;

/** A document that could be issued, with the decision behind it and where its figures come from. */
record Composed(Dossier dossier, DocumentModel model, Sources sources) {

    /** The decision behind the award that a certificate or a transcript shows. */
    Optional<ReleasedDecision> award() {
        return switch (model.kind()) {
            case CERTIFICATE -> dossier.conferred(sources.decision().meeting());
            case TRANSCRIPT -> dossier.shown();
            case INTERIM_TRANSCRIPT, RESULTS_LETTER -> Optional.empty();
        };
    }
}
