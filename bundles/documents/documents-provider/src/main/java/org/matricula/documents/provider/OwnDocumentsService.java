package org.matricula.documents.provider;

import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.documents.api.OwnDocuments;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link OwnDocuments} on the register. */
@Component
public final class OwnDocumentsService implements OwnDocuments {

    private final Documents documents;
    private final RegisterStore register;
    private final StudentAccounts accounts;
    private final Persons persons;
    private final Issuing issuing;

    /** Reads from the register. */
    @Activate
    public OwnDocumentsService(
            @Reference Documents documents,
            @Reference RegisterStore register,
            @Reference StudentAccounts accounts,
            @Reference Persons persons,
            @Reference Issuing issuing) {
        this.documents = documents;
        this.register = register;
        this.accounts = accounts;
        this.persons = persons;
        this.issuing = issuing;
    }

    @Override
    public List<IssuedDocument> of(Caller caller) {
        caller.require(OWN);
        return register.of(caller.scope(), own(caller)).stream()
                .map(IssuedDocument::toStudent)
                .toList();
    }

    @Override
    public void pdf(Caller caller, IssuedDocumentId id, OutputStream out) {
        caller.require(OWN);
        Set<StudentId> own = own(caller);
        IssuedDocument document = register.find(caller.scope(), id)
                .map(RegisterStore.Line::document)
                .filter(found -> own.contains(found.studentId()))
                .orElseThrow(() -> Problem.notFound("document", id).exception());
        issuing.held(document.kind(), issuing.holds(caller, document.institution(), document.studentId()));
        documents.pdf(caller.acting(caller.scope(), Documents.READ), id, 0, out);
    }

    private Set<StudentId> own(Caller caller) {
        StudentId own = accounts.required(caller);
        return persons.identities(caller.acting(caller.scope(), Persons.READ), own);
    }
}
