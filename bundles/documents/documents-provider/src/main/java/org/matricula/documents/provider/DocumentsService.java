package org.matricula.documents.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.documents.api.DocumentEvent;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.Draft;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocument.State;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.documents.provider.store.RegisterStore.What;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.paper.Papers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Documents} on the register and the records of the other domains. */
@Component
public final class DocumentsService implements Documents {

    private static final int CHUNK = 200;

    private final Students students;
    private final Issuing issuing;
    private final RegisterStore register;
    private final Papers papers;
    private final PublicAddress address;
    private final SigningKeys keys;

    /** Reads from the register and from the other domains. */
    @Activate
    public DocumentsService(
            @Reference Students students,
            @Reference Issuing issuing,
            @Reference RegisterStore register,
            @Reference Papers papers,
            @Reference PublicAddress address,
            @Reference SigningKeys keys) {
        this.students = students;
        this.issuing = issuing;
        this.register = register;
        this.papers = papers;
        this.address = address;
        this.keys = keys;
    }

    @Override
    public Draft draft(Caller caller, StudentId id, DocumentKind kind, DocumentLanguage language) {
        caller.require(READ);
        Student student =
                students.get(Acting.within(caller, caller.scope()), id).record();
        DocumentModel model = issuing.draft(caller, student.institution(), List.of(id), kind, language, null)
                .get(id)
                .orRefuse()
                .model();
        return new Draft(model, Fields.digest(Fields.of(model)));
    }

    @Override
    public void draftPdf(
            Caller caller, StudentId student, DocumentKind kind, DocumentLanguage language, OutputStream out) {
        caller.require(READ);
        papers.draw(DocumentPaper.draft(draft(caller, student, kind, language).model()), out);
    }

    @Override
    public List<IssuedDocument> of(Caller caller, StudentId student) {
        caller.require(READ);
        students.get(Acting.within(caller, caller.scope()), student);
        return register.of(caller.scope(), student);
    }

    @Override
    public Page<IssuedDocument> issued(Caller caller, InstitutionCode institution, JobId batch, PageRequest page) {
        caller.require(READ);
        return register.list(caller.scope(), institution, batch, page);
    }

    @Override
    public IssuedDocument get(Caller caller, IssuedDocumentId id) {
        caller.require(READ);
        return found(caller, id).document();
    }

    @Override
    public DocumentModel model(Caller caller, IssuedDocumentId id) {
        caller.require(READ);
        found(caller, id);
        return register.text(caller.scope(), id, What.MODEL, DocumentModel.class);
    }

    @Override
    public List<DocumentEvent> events(Caller caller, IssuedDocumentId id) {
        caller.require(READ);
        found(caller, id);
        return register.events(caller.scope(), id);
    }

    @Override
    public void pdf(Caller caller, IssuedDocumentId id, int copy, OutputStream out) {
        caller.require(READ);
        RegisterStore.Line line = found(caller, id);
        if (line.document().state() == State.REVOKED) {
            throw Problem.conflict("document", line.document().number(), "was revoked")
                    .exception();
        }
        if (copy < 0 || copy > line.document().copies()) {
            throw Problem.notFound("copy of this document", copy).exception();
        }
        try {
            draw(line, register.text(caller.scope(), id, What.MODEL, DocumentModel.class), copy, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Page<LeftOut> leftOut(Caller caller, JobId batch, PageRequest page) {
        caller.require(READ);
        return register.leftOut(caller.scope(), batch, page);
    }

    @Override
    public void batchPdfs(Caller caller, JobId batch, OutputStream out) {
        caller.require(READ);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            // a PDF is packed already
            zip.setLevel(Deflater.NO_COMPRESSION);
            List<RegisterStore.Line> lines = register.batch(caller.scope(), batch, 0, CHUNK);
            while (!lines.isEmpty()) {
                add(caller, lines, zip);
                long last = lines.get(lines.size() - 1).document().id().value();
                lines = register.batch(caller.scope(), batch, last, CHUNK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Caller caller, List<RegisterStore.Line> lines, ZipOutputStream zip) throws IOException {
        Map<IssuedDocumentId, DocumentModel> models = register.texts(
                caller.scope(),
                lines.stream().map(line -> line.document().id()).toList(),
                What.MODEL,
                DocumentModel.class);
        for (RegisterStore.Line line : lines) {
            if (line.document().state() != State.REVOKED) {
                zip.putNextEntry(new ZipEntry(line.document().number() + ".pdf"));
                draw(line, models.get(line.document().id()), 0, zip);
                zip.closeEntry();
            }
        }
    }

    private void draw(RegisterStore.Line line, DocumentModel model, int copy, OutputStream out) throws IOException {
        Issued issued = new Issued(line.document(), model, line.signature());
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        papers.draw(DocumentPaper.issued(issued, copy, address.verification(line.document())), drawn);
        Seal.write(drawn.toByteArray(), keys, out);
    }

    private RegisterStore.Line found(Caller caller, IssuedDocumentId id) {
        return register.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("document", id).exception());
    }
}
