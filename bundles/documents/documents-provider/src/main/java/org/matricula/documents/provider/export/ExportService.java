package org.matricula.documents.provider.export;

import java.io.OutputStream;
import java.util.Set;
import org.matricula.documents.api.DocumentExports;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocument.State;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.signing.SigningKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link DocumentExports} of what the register holds. */
@Component
public final class ExportService implements DocumentExports {

    private static final Set<DocumentKind> TRANSCRIPTS =
            Set.of(DocumentKind.TRANSCRIPT, DocumentKind.INTERIM_TRANSCRIPT);

    private final Documents documents;
    private final SigningKeys keys;

    /** Reads the register. */
    @Activate
    public ExportService(@Reference Documents documents, @Reference SigningKeys keys) {
        this.documents = documents;
        this.keys = keys;
    }

    @Override
    public void hear(Caller caller, IssuedDocumentId id, OutputStream out) {
        caller.require(READ);
        IssuedDocument document = standing(caller, id);
        DocumentModel model = transcript(caller, document);
        if (model.dateOfBirth() == null) {
            throw refused(document, "must have the date of birth, which HEAR demands");
        }
        Hear.write(model, document, out);
    }

    @Override
    public void elmo(Caller caller, IssuedDocumentId id, OutputStream out) {
        caller.require(READ);
        IssuedDocument document = standing(caller, id);
        Elmo.write(transcript(caller, document), document, out);
    }

    @Override
    public String credential(Caller caller, IssuedDocumentId id) {
        caller.require(READ);
        IssuedDocument document = standing(caller, id);
        DocumentModel model = documents.model(caller, id);
        if (model.award() == null) {
            throw refused(document, "must have an award");
        }
        return Credential.of(model, document, keys);
    }

    private DocumentModel transcript(Caller caller, IssuedDocument document) {
        if (!TRANSCRIPTS.contains(document.kind())) {
            throw refused(document, "must be a transcript");
        }
        return documents.model(caller, document.id());
    }

    private IssuedDocument standing(Caller caller, IssuedDocumentId id) {
        IssuedDocument document = documents.get(caller, id);
        if (document.state() == State.REVOKED) {
            throw refused(document, "was revoked");
        }
        return document;
    }

    private static RuntimeException refused(IssuedDocument document, String rule) {
        return Problem.conflict("document", document.number(), rule).exception();
    }
}
