package org.matricula.registration.provider.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.DocumentVoiding;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.MissingDocumentId;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.GateStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Documents that students still have to bring, and their receipt; the caller has been asked for privileges. */
@Component(service = MissingDocumentRecords.class)
public final class MissingDocumentRecords {

    private static final int LONGEST_NAME = 200;

    private final GateStore gates;
    private final EnrolmentJudge judge;
    private final Students students;
    private final Persons persons;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Writes to the store. */
    @Activate
    public MissingDocumentRecords(
            @Reference GateStore gates,
            @Reference EnrolmentJudge judge,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.gates = gates;
        this.judge = judge;
        this.students = students;
        this.persons = persons;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    Versioned<MissingDocument> request(Caller caller, StudentId student, String name) {
        new Faults().text("name", name, LONGEST_NAME).refuse();
        Student known = students.all(Insider.of(caller), List.of(student)).get(student);
        if (known == null) {
            throw Problem.notFound("student", student).exception();
        }
        return transactions.required(() -> {
            Set<StudentId> person = persons.identities(Insider.of(caller), student);
            gates.lock(caller.scope(), known.institution(), person);
            LocalDate today = judge.today(caller, known.institution());
            boolean asked = gates.ofPerson(caller.scope(), person).stream()
                    .map(Versioned::record)
                    .filter(one -> one.voided() == null)
                    .filter(one -> one.institution().equals(known.institution())
                            && one.name().equals(name))
                    .anyMatch(
                            one -> one.receivedOn() == null || one.requestedOn().equals(today));
            if (asked) {
                throw Problem.conflict("name", name, "must not be asked for already")
                        .exception();
            }
            Versioned<MissingDocument> added = gates.add(
                    caller.scope(),
                    new MissingDocument(
                            new MissingDocumentId(identifiers.next()),
                            known.institution(),
                            student,
                            name,
                            today,
                            null,
                            null,
                            null,
                            null));
            auditTrail.record(
                    caller,
                    AuditEntry.created(
                            known.institution(),
                            "registration.request-document",
                            "missing-document/" + added.record().id(),
                            added.record()));
            return added;
        });
    }

    Versioned<MissingDocument> receive(Caller caller, MissingDocumentId id, String reference, long version) {
        new Faults().text("reference", reference, LONGEST_NAME).refuse();
        return transactions.required(() -> {
            Versioned<MissingDocument> held = document(caller, id);
            held.requireVersion(version);
            MissingDocument before = held.record();
            requireStanding(before);
            if (before.receivedOn() != null) {
                throw Problem.conflict("receivedOn", before.receivedOn(), "the document came in already")
                        .exception();
            }
            LocalDate today = judge.today(caller, before.institution());
            if (!gates.receive(caller.scope(), before, today, reference, caller.name(), version)) {
                throw Problem.of(Problem.Kind.STALE, "Somebody else changed the record meanwhile.")
                        .exception();
            }
            Versioned<MissingDocument> after = document(caller, id);
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            before.institution(),
                            "registration.receive-document",
                            "missing-document/" + id,
                            null,
                            before,
                            after.record()));
            return after;
        });
    }

    Versioned<MissingDocument> voidDocument(Caller caller, MissingDocumentId id, String reason, long version) {
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            Versioned<MissingDocument> held = document(caller, id);
            held.requireVersion(version);
            MissingDocument before = held.record();
            requireStanding(before);
            DocumentVoiding voiding =
                    new DocumentVoiding(reason, clock.instant().truncatedTo(ChronoUnit.MILLIS), caller.name());
            if (!gates.voided(caller.scope(), before, voiding, version)) {
                throw Problem.of(Problem.Kind.STALE, "Somebody else changed the record meanwhile.")
                        .exception();
            }
            Versioned<MissingDocument> after = document(caller, id);
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            before.institution(),
                            "registration.void-missing-document",
                            "missing-document/" + id,
                            reason,
                            before,
                            after.record()));
            return after;
        });
    }

    private static void requireStanding(MissingDocument document) {
        if (document.voided() != null) {
            throw Problem.conflict("voided", document.voided().reason(), "it was asked for by mistake and is voided")
                    .exception();
        }
    }

    private Versioned<MissingDocument> document(Caller caller, MissingDocumentId id) {
        return gates.document(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("missing document", id).exception());
    }
}
