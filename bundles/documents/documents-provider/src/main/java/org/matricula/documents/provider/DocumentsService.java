package org.matricula.documents.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
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
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Documents} on the register and the records of the other domains. */
@Component
public final class DocumentsService implements Documents {

    private final Students students;
    private final Issuing issuing;
    private final RegisterStore register;
    private final Papers papers;

    /** Reads from the register and from the other domains. */
    @Activate
    public DocumentsService(
            @Reference Students students,
            @Reference Issuing issuing,
            @Reference RegisterStore register,
            @Reference Papers papers) {
        this.students = students;
        this.issuing = issuing;
        this.register = register;
        this.papers = papers;
    }

    @Override
    public Draft draft(Caller caller, StudentId id, DocumentKind kind, DocumentLanguage language) {
        caller.require(READ);
        Student student =
                students.get(Acting.within(caller, caller.scope()), id).record();
        DocumentModel model = issuing.draft(caller, student.institution(), List.of(id), kind, language)
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
        draw(caller, line, copy, out);
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
            PageRequest request = new PageRequest(null, PageRequest.MAX_LIMIT);
            Page<IssuedDocument> page;
            do {
                page = register.list(caller.scope(), null, batch, request);
                for (IssuedDocument document : page.items()) {
                    if (document.state() != State.REVOKED) {
                        add(caller, document, zip);
                    }
                }
                request = new PageRequest(page.next(), PageRequest.MAX_LIMIT);
            } while (page.next() != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Caller caller, IssuedDocument document, ZipOutputStream zip) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        draw(caller, found(caller, document.id()), 0, pdf);
        zip.putNextEntry(new ZipEntry(document.number() + ".pdf"));
        pdf.writeTo(zip);
        zip.closeEntry();
    }

    private void draw(Caller caller, RegisterStore.Line line, int copy, OutputStream out) {
        DocumentModel model = register.text(caller.scope(), line.document().id(), What.MODEL, DocumentModel.class);
        papers.draw(DocumentPaper.issued(new Issued(line.document(), model, line.signature()), copy), out);
    }

    private RegisterStore.Line found(Caller caller, IssuedDocumentId id) {
        return register.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("document", id).exception());
    }
}
