package org.matricula.registration.provider.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.registration.api.IdCard;
import org.matricula.registration.api.IdCardId;
import org.matricula.registration.api.IdCards;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.CardStore;
import org.matricula.registration.provider.store.EventStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link IdCards} on the domain's table. */
@Component
public final class CardRecords implements IdCards {

    private final CardStore store;
    private final EventStore events;
    private final EnrolmentTaskRecords tasks;
    private final Students students;
    private final Registrable registrable;
    private final Transactions transactions;
    private final Persons persons;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Works on the store. */
    @Activate
    public CardRecords(
            @Reference CardStore store,
            @Reference EventStore events,
            @Reference EnrolmentTaskRecords tasks,
            @Reference Students students,
            @Reference Registrable registrable,
            @Reference Persons persons,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = store;
        this.events = events;
        this.tasks = tasks;
        this.students = students;
        this.registrable = registrable;
        this.persons = persons;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public List<IdCard> of(Caller caller, StudentId student) {
        caller.require(Registrations.READ);
        return store.ofPerson(caller.scope(), person(caller, student));
    }

    @Override
    public IdCard byNumber(Caller caller, InstitutionCode institution, String number) {
        caller.require(Registrations.READ);
        new Faults().given("institution", institution).given("number", number).refuse();
        return store.byNumber(caller.scope(), institution, number)
                .orElseThrow(() -> Problem.notFound("card", number).exception());
    }

    @Override
    public IdCard issue(Caller caller, StudentId student, String number, String reason) {
        caller.require(ISSUE);
        new Faults()
                .check(
                        number != null && number.matches("[A-Za-z0-9-]{1,40}"),
                        "number",
                        number,
                        "must be 1 to 40 letters, digits or hyphens")
                .refuse();
        Student known = students.all(Insider.of(caller), List.of(student)).get(student);
        if (known == null) {
            throw Problem.notFound("student", student).exception();
        }
        return written(number, () -> {
            registrable.requireAlive(caller, known.institution(), student);
            Set<StudentId> person = person(caller, student);
            List<IdCard> valid = store.ofPerson(caller.scope(), person).stream()
                    .filter(card -> card.blockedAt() == null)
                    .toList();
            if (!valid.isEmpty()) {
                RegistrationRules.reason(new Faults(), reason).refuse();
            }
            if (store.byNumber(caller.scope(), known.institution(), number).isPresent()) {
                throw used(number).exception();
            }
            if (!tasks.identified(caller, student, known.institution(), events.identity(caller.scope(), person))) {
                throw Problem.conflict(
                                "identity",
                                null,
                                "the latest check of the student's identity must be passed, on evidence that still holds")
                        .exception();
            }
            valid.forEach(card -> blocked(caller, card, reason));
            IdCard card = new IdCard(
                    new IdCardId(identifiers.next()),
                    known.institution(),
                    student,
                    number,
                    now(),
                    caller.name(),
                    null,
                    null,
                    null);
            store.add(caller.scope(), card);
            auditTrail.record(
                    caller, AuditEntry.created(card.institution(), "registration.issue-card", subject(card), card));
            return card;
        });
    }

    @Override
    public IdCard block(Caller caller, IdCardId id, String reason) {
        caller.require(ISSUE);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            IdCard card = store.get(caller.scope(), id)
                    .orElseThrow(() -> Problem.notFound("card", id).exception());
            return blocked(caller, card, reason);
        });
    }

    private Set<StudentId> person(Caller caller, StudentId student) {
        return persons.identities(Insider.of(caller), student);
    }

    private IdCard blocked(Caller caller, IdCard card, String reason) {
        if (!store.block(caller.scope(), card, now(), reason, caller.name())) {
            throw Problem.conflict("blockedAt", card.blockedAt(), "the card is blocked already")
                    .exception();
        }
        IdCard after = store.get(caller.scope(), card.id()).orElseThrow();
        auditTrail.record(
                caller,
                AuditEntry.changed(card.institution(), "registration.block-card", subject(card), reason, card, after));
        return after;
    }

    // two desks may issue the same number, or two cards for one student, at once
    private IdCard written(String number, Supplier<IdCard> work) {
        try {
            return transactions.required(work);
        } catch (SqlFailure e) {
            throw e.integrityViolated() ? used(number).exception() : e;
        }
    }

    private static Problem used(String number) {
        return Problem.conflict("number", number, "is the number of a card already, or somebody else issued one");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String subject(IdCard card) {
        return "id-card/" + card.id();
    }
}
