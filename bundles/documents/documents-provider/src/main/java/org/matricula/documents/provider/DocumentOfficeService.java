package org.matricula.documents.provider;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.documents.api.DocumentEvent;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentOffice;
import org.matricula.documents.api.IssueRequest;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocument.State;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.documents.provider.Sources.Decision;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.documents.provider.store.RegisterStore.Entry;
import org.matricula.documents.provider.store.RegisterStore.What;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.students.api.Student;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link DocumentOffice} on the register. */
@Component
public final class DocumentOfficeService implements DocumentOffice {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_RECIPIENT = 200;

    private final Students students;
    private final Boards boards;
    private final Issuing issuing;
    private final RegisterStore register;
    private final Jobs jobs;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works on the register. */
    @Activate
    public DocumentOfficeService(
            @Reference Students students,
            @Reference Boards boards,
            @Reference Issuing issuing,
            @Reference RegisterStore register,
            @Reference Jobs jobs,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.students = students;
        this.boards = boards;
        this.issuing = issuing;
        this.register = register;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public IssuedDocument issue(Caller caller, IssueRequest request) {
        caller.require(ISSUE);
        check(request);
        Student student = students.get(Acting.within(caller, caller.scope()), request.student())
                .record();
        return writing(request.kind(), () -> {
            IssuedDocument replaced = request.replaces() == null ? null : replaced(caller, request);
            Composed composed = issuing.issuable(
                            caller,
                            student.institution(),
                            List.of(request.student()),
                            request.kind(),
                            request.language(),
                            meeting(caller, request, replaced))
                    .get(request.student())
                    .orRefuse();
            issuing.takeTurn(caller, composed, replaced);
            Entry entry = issuing.entry(caller, composed, replaced, request.reason(), null);
            register.add(caller.scope(), List.of(entry));
            IssuedDocument issued = entry.document();
            audit.record(
                    caller,
                    AuditEntry.changed(
                            issued.institution(),
                            "documents.issue",
                            subject(issued.id()),
                            request.reason(),
                            replaced,
                            issued));
            return issued;
        });
    }

    @Override
    public JobId issueAll(Caller caller, MeetingId id, DocumentKind kind, DocumentLanguage language) {
        caller.require(ISSUE);
        new Faults()
                .given("meeting", id)
                .given("kind", kind)
                .given("language", language)
                .refuse();
        Meeting meeting =
                boards.meeting(Acting.within(caller, caller.scope()), id).record();
        if (meeting.kind() != Meeting.Kind.AWARD || meeting.state() != Meeting.State.RELEASED) {
            throw Problem.conflict("meeting", id, "must be one of an award board, and released")
                    .exception();
        }
        return transactions.required(() -> {
            JobId job = jobs.submit(
                    caller,
                    meeting.institution(),
                    IssueJob.KIND,
                    Map.of(
                            IssueJob.MEETING, id.toString(),
                            IssueJob.DOCUMENT, kind.name(),
                            IssueJob.LANGUAGE, language.name()));
            audit.record(
                    caller,
                    AuditEntry.created(
                            meeting.institution(), "documents.issue-all", "meeting/" + id, kind + " " + language));
            return job;
        });
    }

    @Override
    public DocumentEvent copy(Caller caller, IssuedDocumentId id, String recipient, String reason) {
        caller.require(ISSUE);
        new Faults()
                .text("recipient", recipient, LONGEST_RECIPIENT)
                .text("reason", reason, LONGEST_REASON)
                .refuse();
        return writing(id, () -> {
            IssuedDocument document = found(caller, id);
            if (document.state() != State.VALID) {
                throw Problem.conflict("document", document.number(), "must stand, and is " + document.state())
                        .exception();
            }
            issuing.held(document.kind(), issuing.holds(caller, document.institution(), document.studentId()));
            DocumentEvent.Kind kind = DocumentEvent.Kind.COPY;
            return recorded(caller, document, kind, document.copies() + 1, recipient, reason);
        });
    }

    @Override
    public DocumentEvent revoke(Caller caller, IssuedDocumentId id, String reason) {
        caller.require(REVOKE);
        new Faults().text("reason", reason, LONGEST_REASON).refuse();
        return writing(id, () -> {
            IssuedDocument document = found(caller, id);
            if (document.state() == State.REVOKED) {
                throw Problem.conflict("document", document.number(), "is revoked already")
                        .exception();
            }
            return recorded(caller, document, DocumentEvent.Kind.REVOKED, 0, null, reason);
        });
    }

    private DocumentEvent recorded(
            Caller caller,
            IssuedDocument document,
            DocumentEvent.Kind kind,
            int sequence,
            String recipient,
            String reason) {
        DocumentEvent event =
                new DocumentEvent(document.id(), kind, sequence, recipient, reason, caller.name(), clock.instant());
        register.add(caller.scope(), document.institution(), event);
        String action = kind == DocumentEvent.Kind.COPY ? "documents.copy" : "documents.revoke";
        audit.record(
                caller,
                AuditEntry.changed(document.institution(), action, subject(document.id()), reason, document, event));
        return event;
    }

    /** What somebody else wrote in the same moment is a conflict, not a failure. */
    private <T> T writing(Object what, java.util.function.Supplier<T> work) {
        try {
            return transactions.required(work);
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("document", what, "was changed by somebody else in the same moment")
                        .exception();
            }
            throw e;
        }
    }

    private IssuedDocument replaced(Caller caller, IssueRequest request) {
        IssuedDocument document = found(caller, request.replaces());
        boolean fits = document.studentId().equals(request.student())
                && document.kind() == request.kind()
                && document.state() == State.VALID;
        if (!fits) {
            throw Problem.conflict(
                            "replaces",
                            document.number(),
                            "must be the student's own document of that kind, and must stand")
                    .exception();
        }
        return document;
    }

    /** The meeting that is named; a certificate or a transcript stays one of the award of the document it replaces. */
    private MeetingId meeting(Caller caller, IssueRequest request, IssuedDocument replaced) {
        boolean ofAnAward = request.kind() == DocumentKind.CERTIFICATE || request.kind() == DocumentKind.TRANSCRIPT;
        if (request.meeting() != null || replaced == null || !ofAnAward) {
            return request.meeting();
        }
        Decision decision = register.text(caller.scope(), replaced.id(), What.SOURCES, Sources.class)
                .decision();
        return decision == null ? null : decision.meeting();
    }

    private IssuedDocument found(Caller caller, IssuedDocumentId id) {
        return register.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("document", id).exception())
                .document();
    }

    private static void check(IssueRequest request) {
        Faults faults = new Faults()
                .given("student", request.student())
                .given("kind", request.kind())
                .given("language", request.language());
        if (request.replaces() == null) {
            faults.check(request.reason() == null, "reason", request.reason(), "is for a document that is replaced");
        } else {
            faults.text("reason", request.reason(), LONGEST_REASON);
        }
        faults.refuse();
    }

    private static String subject(IssuedDocumentId id) {
        return "document/" + id;
    }
}
