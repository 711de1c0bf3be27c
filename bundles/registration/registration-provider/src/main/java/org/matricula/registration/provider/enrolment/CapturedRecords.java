package org.matricula.registration.provider.enrolment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.registration.api.CapturedDocument;
import org.matricula.registration.api.CapturedDocumentId;
import org.matricula.registration.api.CapturedDocuments;
import org.matricula.registration.api.DocumentVoiding;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.DocumentStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link CapturedDocuments} on the domain's tables. */
@Component
public final class CapturedRecords implements CapturedDocuments {

    private static final int LONGEST_TITLE = 200;

    private final DocumentStore store;
    private final Students students;
    private final Persons persons;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Works on the store. */
    @Activate
    public CapturedRecords(
            @Reference DocumentStore store,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = store;
        this.students = students;
        this.persons = persons;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public List<CapturedDocument> of(Caller caller, StudentId student) {
        caller.require(READ);
        return ofPerson(caller, student);
    }

    @Override
    public Content content(Caller caller, CapturedDocumentId id) {
        caller.require(READ);
        return transactions.required(() -> {
            CapturedDocument document = document(caller, id);
            if (document.voided() != null) {
                throw Problem.of(Problem.Kind.NOT_FOUND, "The document is voided and its bytes are erased.")
                        .exception();
            }
            byte[] bytes = store.bytes(caller.scope(), id);
            auditTrail.record(
                    caller,
                    new AuditEntry(
                            document.institution(),
                            "registration.see-document",
                            subject(document),
                            null,
                            null,
                            document.digest()));
            return new Content(document, bytes);
        });
    }

    @Override
    public CapturedDocument capture(
            Caller caller,
            StudentId student,
            CapturedDocument.Kind kind,
            String title,
            String mediaType,
            byte[] content) {
        caller.require(CAPTURE);
        if (content != null && content.length > LARGEST) {
            throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "The document has " + content.length + " bytes; at most " + LARGEST + " are kept.")
                    .exception();
        }
        new Faults()
                .given("kind", kind)
                .text("title", title, LONGEST_TITLE)
                .check(content != null && content.length > 0, "content", null, "must not be empty")
                .refuse();
        String type = type(mediaType, content);
        Student known = students.all(Insider.of(caller), List.of(student)).get(student);
        if (known == null) {
            throw Problem.notFound("student", student).exception();
        }
        String digest = Digests.of(content);
        try {
            return transactions.required(() -> kept(caller, student, digest).orElseGet(() -> {
                CapturedDocument document = new CapturedDocument(
                        new CapturedDocumentId(identifiers.next()),
                        known.institution(),
                        student,
                        kind,
                        title,
                        type,
                        content.length,
                        digest,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        caller.name(),
                        null);
                store.add(caller.scope(), document, content);
                auditTrail.record(
                        caller,
                        AuditEntry.created(
                                document.institution(), "registration.capture", subject(document), document));
                return document;
            }));
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("content", digest, "was captured by somebody else meanwhile")
                        .exception();
            }
            throw e;
        }
    }

    @Override
    public CapturedDocument voidDocument(Caller caller, CapturedDocumentId id, String reason) {
        caller.require(CAPTURE);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            CapturedDocument before = document(caller, id);
            DocumentVoiding voiding =
                    new DocumentVoiding(reason, clock.instant().truncatedTo(ChronoUnit.MILLIS), caller.name());
            if (!store.voided(caller.scope(), before, voiding)) {
                throw Problem.conflict("documentId", id, "is voided already").exception();
            }
            CapturedDocument after = document(caller, id);
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            before.institution(),
                            "registration.void-document",
                            subject(before),
                            reason,
                            before,
                            after));
            return after;
        });
    }

    private CapturedDocument document(Caller caller, CapturedDocumentId id) {
        return store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("document", id).exception());
    }

    private List<CapturedDocument> ofPerson(Caller caller, StudentId student) {
        return store.ofPerson(caller.scope(), persons.identities(Insider.of(caller), student));
    }

    private Optional<CapturedDocument> kept(Caller caller, StudentId student, String digest) {
        return ofPerson(caller, student).stream()
                .filter(document ->
                        document.voided() == null && document.digest().equals(digest))
                .findFirst();
    }

    /** What the bytes are, which must be what the sender says. */
    private static String type(String named, byte[] content) {
        String type = starts(content, 0x25, 0x50, 0x44, 0x46, 0x2D)
                ? "application/pdf"
                : starts(content, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A)
                        ? "image/png"
                        : starts(content, 0xFF, 0xD8, 0xFF) ? "image/jpeg" : null;
        String plain = named == null ? "" : named.split(";")[0].strip().toLowerCase(Locale.ROOT);
        if (type == null || !type.equals(plain)) {
            throw Problem.of(
                            Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                            "The first bytes must be those of application/pdf, image/png or image/jpeg, as the sender"
                                    + " says; they are "
                                    + (type == null ? "none of these" : "those of " + type) + ".")
                    .exception();
        }
        return type;
    }

    private static boolean starts(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static String subject(CapturedDocument document) {
        return "captured-document/" + document.id();
    }
}
