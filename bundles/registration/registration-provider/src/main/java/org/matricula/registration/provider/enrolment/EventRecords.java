package org.matricula.registration.provider.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.QueueTicket;
import org.matricula.registration.api.QueueTicket.Status;
import org.matricula.registration.api.QueueTicketId;
import org.matricula.registration.api.RegistrationEvent;
import org.matricula.registration.api.RegistrationEventId;
import org.matricula.registration.api.RegistrationEvents;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.EventStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RegistrationEvents} on the domain's tables. */
@Component
public final class EventRecords implements RegistrationEvents {

    private static final String CHECK = "registration.identity";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESK = 50;
    private static final int LONGEST_EVENT = 60;

    private final EventStore store;
    private final EnrolmentTaskRecords tasks;
    private final Students students;
    private final Persons persons;
    private final Registrable registrable;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Works on the store. */
    @Activate
    public EventRecords(
            @Reference EventStore store,
            @Reference EnrolmentTaskRecords tasks,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Registrable registrable,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.store = store;
        this.tasks = tasks;
        this.students = students;
        this.persons = persons;
        this.registrable = registrable;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public List<RegistrationEvent> list(Caller caller, InstitutionCode institution) {
        caller.require(Registrations.READ);
        new Faults().given("institution", institution).refuse();
        return store.list(caller.scope(), institution);
    }

    @Override
    public RegistrationEvent get(Caller caller, RegistrationEventId id) {
        caller.require(Registrations.READ);
        return held(store.get(caller.scope(), id), id);
    }

    @Override
    public RegistrationEvent plan(Caller caller, RegistrationEvent event) {
        caller.require(RUN);
        Faults faults = new Faults()
                .given("institution", event.institution())
                .text("name", event.name(), LONGEST_NAME)
                .text("place", event.place(), LONGEST_NAME)
                .date("from", event.from())
                .date("to", event.to());
        if (event.from() != null && event.to() != null) {
            faults.check(
                    !event.to().isBefore(event.from())
                            && !event.to().isAfter(event.from().plusDays(LONGEST_EVENT)),
                    "to",
                    event.to(),
                    "must be from %s to %d days later".formatted(event.from(), LONGEST_EVENT));
        }
        faults.refuse();
        caller.scope().require(event.institution());
        return transactions.required(() -> {
            RegistrationEvent planned = new RegistrationEvent(
                    new RegistrationEventId(identifiers.next()),
                    event.institution(),
                    event.name(),
                    event.place(),
                    event.from(),
                    event.to(),
                    null);
            store.add(caller.scope(), planned);
            auditTrail.record(
                    caller,
                    AuditEntry.created(
                            planned.institution(),
                            "registration.plan-event",
                            "registration-event/" + planned.id(),
                            planned));
            return planned;
        });
    }

    @Override
    public List<QueueTicket> queue(Caller caller, RegistrationEventId id, LocalDate day) {
        caller.require(Registrations.READ);
        RegistrationEvent event = held(store.get(caller.scope(), id), id);
        return store.queue(caller.scope(), event.id(), day == null ? today(caller, event) : day);
    }

    @Override
    public QueueTicket join(Caller caller, RegistrationEventId id, StudentId student) {
        caller.require(RUN);
        return transactions.required(() -> {
            RegistrationEvent event = openToday(caller, id);
            LocalDate today = today(caller, event);
            Student known = student == null
                    ? null
                    : students.all(Insider.of(caller), List.of(student)).get(student);
            new Faults()
                    .check(
                            known != null && known.institution().equals(event.institution()),
                            "studentId",
                            student,
                            "must be a student of the institution")
                    .refuse();
            registrable.requireAlive(caller, event.institution(), student);
            Set<StudentId> person = persons.identities(Insider.of(caller), student);
            store.queue(caller.scope(), id, today).stream()
                    .filter(ticket -> person.contains(ticket.studentId()) && ticket.endedAt() == null)
                    .findAny()
                    .ifPresent(ticket -> {
                        throw Problem.conflict("studentId", student, "is in the queue already, at " + ticket.position())
                                .exception();
                    });
            QueueTicket joined = store.join(
                    caller.scope(),
                    new QueueTicket(
                            new QueueTicketId(identifiers.next()),
                            id,
                            event.institution(),
                            student,
                            today,
                            0,
                            0,
                            Status.WAITING,
                            null,
                            null,
                            now(),
                            null,
                            null,
                            null));
            auditTrail.record(
                    caller,
                    AuditEntry.created(joined.institution(), "registration.join-queue", subject(joined), joined));
            return joined;
        });
    }

    @Override
    public Optional<QueueTicket> callNext(Caller caller, RegistrationEventId id, String desk) {
        caller.require(RUN);
        new Faults().text("desk", desk, LONGEST_DESK).refuse();
        return transactions.required(() -> {
            RegistrationEvent event = openToday(caller, id);
            return store.queue(caller.scope(), id, today(caller, event)).stream()
                    .filter(ticket -> ticket.status() == Status.WAITING)
                    .findFirst()
                    .map(ticket -> write(
                            caller,
                            "registration.call",
                            ticket,
                            with(ticket, Status.CALLED, desk, null, now(), null, null),
                            null));
        });
    }

    @Override
    public QueueTicket identity(Caller caller, QueueTicketId id, boolean passed, String documentReference) {
        caller.require(RUN);
        caller.require(EnrolmentTasks.CHECK);
        new Faults().text("documentReference", documentReference, LONGEST_NAME).refuse();
        return changed(caller, id, CHECK, documentReference, ticket -> {
            requireStatus(ticket, Status.CALLED, "the student must have been called");
            tasks.identity(caller, ticket.studentId(), passed, documentReference);
            return with(ticket, Status.CALLED, ticket.desk(), passed, ticket.calledAt(), null, null);
        });
    }

    @Override
    public QueueTicket end(Caller caller, QueueTicketId id, boolean served, String reason) {
        caller.require(RUN);
        if (reason != null) {
            RegistrationRules.reason(new Faults(), reason)
                    .check(!served, "reason", reason, "must be absent for whoever was served")
                    .refuse();
        }
        return changed(caller, id, served ? "registration.serve" : "registration.leave-queue", reason, ticket -> {
            if (ticket.endedAt() != null) {
                throw Problem.conflict("status", ticket.status(), "the ticket has ended")
                        .exception();
            }
            if (served) {
                requireStatus(ticket, Status.CALLED, "the student must have been called");
                if (ticket.identity() == null) {
                    throw Problem.conflict("identity", null, "the student's identity must have been checked")
                            .exception();
                }
            } else if (ticket.status() == Status.CALLED) {
                RegistrationRules.reason(new Faults(), reason).refuse();
            }
            return ended(ticket, served ? Status.SERVED : Status.LEFT, reason);
        });
    }

    @Override
    public List<QueueTicket> close(Caller caller, RegistrationEventId id, String reason) {
        caller.require(RUN);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            RegistrationEvent before = open(caller, id);
            RegistrationEvent after = store.close(caller.scope(), before, now(), caller.name());
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            before.institution(),
                            "registration.close-event",
                            "registration-event/" + id,
                            reason,
                            before,
                            after));
            return store.waiting(caller.scope(), id).stream()
                    .map(ticket -> write(
                            caller, "registration.leave-queue", ticket, ended(ticket, Status.LEFT, reason), reason))
                    .toList();
        });
    }

    private QueueTicket ended(QueueTicket ticket, Status status, String reason) {
        return with(ticket, status, ticket.desk(), ticket.identity(), ticket.calledAt(), now(), reason);
    }

    private QueueTicket changed(
            Caller caller, QueueTicketId id, String action, String reason, UnaryOperator<QueueTicket> change) {
        return transactions.required(() -> {
            QueueTicket seen = ticket(caller, id);
            // whoever changes a ticket holds the queue: no desk sees half of it
            store.locked(caller.scope(), seen.eventId());
            QueueTicket before = ticket(caller, id);
            return write(caller, action, before, change.apply(before), reason);
        });
    }

    private QueueTicket write(Caller caller, String action, QueueTicket before, QueueTicket after, String reason) {
        // the reason of a check is what was looked at
        boolean check = action.equals(CHECK);
        QueueTicket written = store.change(caller.scope(), after, check ? reason : null, check ? now() : null);
        auditTrail.record(
                caller, AuditEntry.changed(before.institution(), action, subject(before), reason, before, written));
        return written;
    }

    private QueueTicket ticket(Caller caller, QueueTicketId id) {
        return store.ticket(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("queue ticket", id).exception());
    }

    private RegistrationEvent open(Caller caller, RegistrationEventId id) {
        RegistrationEvent event = held(store.locked(caller.scope(), id), id);
        if (event.closedAt() != null) {
            throw Problem.conflict("closedAt", event.closedAt(), "the event is closed")
                    .exception();
        }
        return event;
    }

    private RegistrationEvent openToday(Caller caller, RegistrationEventId id) {
        RegistrationEvent event = open(caller, id);
        LocalDate today = today(caller, event);
        if (today.isBefore(event.from()) || today.isAfter(event.to())) {
            throw Problem.conflict("day", today, "the event is from " + event.from() + " to " + event.to())
                    .exception();
        }
        return event;
    }

    private static RegistrationEvent held(Optional<RegistrationEvent> found, RegistrationEventId id) {
        return found.orElseThrow(
                () -> Problem.notFound("registration event", id).exception());
    }

    private static void requireStatus(QueueTicket ticket, Status status, String rule) {
        if (ticket.status() != status) {
            throw Problem.conflict("status", ticket.status(), rule).exception();
        }
    }

    private static QueueTicket with(
            QueueTicket t,
            Status status,
            String desk,
            Boolean identity,
            Instant calledAt,
            Instant endedAt,
            String endReason) {
        return new QueueTicket(
                t.id(),
                t.eventId(),
                t.institution(),
                t.studentId(),
                t.day(),
                t.position(),
                0,
                status,
                desk,
                identity,
                t.joinedAt(),
                calledAt,
                endedAt,
                endReason);
    }

    private LocalDate today(Caller caller, RegistrationEvent event) {
        return localDays.today(caller, event.institution());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String subject(QueueTicket ticket) {
        return "queue-ticket/" + ticket.id();
    }
}
