package org.matricula.registration.provider.waiver;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.Waiver.Revocation;
import org.matricula.registration.api.WaiverId;
import org.matricula.registration.api.Waivers;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.registration.provider.store.WaiverStore.Held;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Waivers} on the domain's table. */
@Component(service = {Waivers.class, WaiverRecords.class})
public final class WaiverRecords implements Waivers {

    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_NAME = 200;

    private final WaiverStore store;
    private final Students students;
    private final Persons persons;
    private final Regulations regulations;
    private final WaiverGrounds grounds;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Writes to the store what students and regulations confirm. */
    @Activate
    public WaiverRecords(
            @Reference WaiverStore store,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Regulations regulations,
            @Reference WaiverGrounds grounds,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.store = store;
        this.students = students;
        this.persons = persons;
        this.regulations = regulations;
        this.grounds = grounds;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public List<Versioned<Waiver>> of(Caller caller, StudentId student) {
        caller.require(Registrations.READ);
        return store.ofPerson(caller.scope(), persons.identities(Insider.of(caller), student)).stream()
                .map(Held::versioned)
                .toList();
    }

    @Override
    public Map<StudentId, List<Waiver>> standing(
            Caller caller, InstitutionCode institution, Collection<StudentId> of, LocalDate day) {
        caller.require(Registrations.READ);
        return store.standing(caller.scope(), institution, of, day).stream()
                .map(Held::waiver)
                .collect(Collectors.groupingBy(Waiver::studentId, LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    public Versioned<Waiver> approve(Caller caller, Waiver waiver) {
        caller.require(APPROVE);
        Student student = student(caller, waiver.studentId());
        check(new Faults(), waiver, student)
                .check(waiver.revokedOn() == null, "revokedOn", waiver.revokedOn(), "must be empty")
                .refuse();
        caller.scope().require(waiver.institution());
        clause(caller, waiver);
        grounds.of(caller, waiver.institution(), List.of(waiver.studentId())).check(waiver);
        return transactions.required(() -> added(caller, waiver, null));
    }

    /** What tells the waivers of students apart in a file; of those that are alike in this one may stand. */
    static Object key(Waiver waiver) {
        return List.of(waiver.studentId(), waiver.pack(), waiver.clause(), waiver.from());
    }

    /**
     * Adds a waiver in the transaction of the thread.
     *
     * @param authority in whose name a gate is waived, from the first day on which it is not; null for other waivers
     */
    public Versioned<Waiver> added(Caller caller, Waiver wanted, String authority) {
        Waiver waiver = identified(once(caller, wanted, authority));
        Versioned<Waiver> added = store.add(caller.scope(), waiver, authority);
        auditTrail.record(caller, approval(waiver));
        return added;
    }

    /**
     * The same clause is not waived once more for days on which it is waived already: who revokes a waiver must know that
     * no other stands. Whoever waives a gate names no first day: it is waived on after the last of those that it is waived.
     */
    private Waiver once(Caller caller, Waiver wanted, String authority) {
        Set<StudentId> person = persons.identities(Insider.of(caller), wanted.studentId());
        store.lock(caller.scope(), wanted.institution(), person);
        LocalDate today = localDays.today(caller, wanted.institution());
        List<Waiver> there = store.ofPerson(caller.scope(), person).stream()
                .filter(held -> Objects.equals(held.authority(), authority))
                .map(Held::waiver)
                // one that is revoked from a later day on stands until then
                .filter(held -> held.revokedOn() == null || held.revokedOn().isAfter(today))
                .filter(held ->
                        held.pack().equals(wanted.pack()) && held.clause().equals(wanted.clause()))
                .toList();
        for (Waiver held : there) {
            // a gate is waived on, so only what is waived already for all of the days is refused
            boolean twice = authority == null
                    ? !held.from().isAfter(wanted.expires()) && !held.last().isBefore(wanted.from())
                    : !held.from().isAfter(wanted.from()) && !held.last().isBefore(wanted.expires());
            if (twice) {
                throw Problem.conflict(
                                "clause",
                                wanted.clause(),
                                "is waived from %s to %s already, by waiver %s"
                                        .formatted(held.from(), held.last(), held.id()))
                        .exception();
            }
        }
        return authority == null ? wanted : goingOn(wanted, there);
    }

    private static Waiver goingOn(Waiver wanted, List<Waiver> there) {
        return there.stream()
                .filter(held -> key(held).equals(key(wanted)))
                .findAny()
                .map(held -> goingOn(wanted.beginning(held.last().plusDays(1)), there))
                .orElse(wanted);
    }

    /** Adds checked waivers of many students in the transaction of the thread. */
    public void addAll(Caller caller, Collection<Waiver> wanted) {
        caller.require(APPROVE);
        List<Waiver> waivers = wanted.stream().map(this::identified).toList();
        store.addAll(caller.scope(), waivers, null);
        auditTrail.record(caller, waivers.stream().map(WaiverRecords::approval).toList());
    }

    private Waiver identified(Waiver wanted) {
        return wanted.identified(new WaiverId(identifiers.next()));
    }

    private static AuditEntry approval(Waiver waiver) {
        return AuditEntry.changed(
                waiver.institution(),
                "registration.waive",
                subject(waiver.id()),
                shortened(waiver.reason()),
                null,
                waiver);
    }

    @Override
    public Versioned<Waiver> revoke(Caller caller, WaiverId id, LocalDate on, long version, String reason) {
        caller.require(APPROVE);
        return transactions.required(() -> {
            Held held = store.get(caller.scope(), id).orElseThrow(() -> notFound(id));
            held.versioned().requireVersion(version);
            Waiver before = held.waiver();
            if (before.revokedOn() != null) {
                throw Problem.conflict("revokedOn", before.revokedOn(), "the waiver was revoked already")
                        .exception();
            }
            LocalDate today = localDays.today(caller, before.institution());
            RegistrationRules.reason(new Faults(), reason)
                    .date("on", on)
                    .check(
                            on == null || !on.isBefore(today),
                            "on",
                            on,
                            // what was ruled in the meantime must stay readable as it was ruled
                            "must not be before today, " + today)
                    .refuse();
            if (!store.revoke(caller.scope(), before.ended(on, revocation(caller, reason)), version)) {
                throw Problem.of(Problem.Kind.STALE, "Somebody else changed the waiver meanwhile.")
                        .exception();
            }
            Versioned<Waiver> after = store.get(caller.scope(), id)
                    .orElseThrow(() -> notFound(id))
                    .versioned();
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            before.institution(),
                            "registration.revoke-waiver",
                            subject(id),
                            reason,
                            before,
                            after.record()));
            return after;
        });
    }

    /** That the caller ends a waiver at this moment. */
    Revocation revocation(Caller caller, String reason) {
        return new Revocation(caller.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
    }

    /** Notes what is wrong with a waiver by itself. */
    static Faults check(Faults faults, Waiver waiver, Student student) {
        faults.check(
                        student.institution().equals(waiver.institution()),
                        "institution",
                        waiver.institution(),
                        "must be the student's, " + student.institution())
                .text("pack", waiver.pack(), LONGEST_NAME / 2)
                .text("clause", waiver.clause(), LONGEST_NAME / 2)
                .date("from", waiver.from());
        approval(faults, waiver.reason(), waiver.approver(), waiver.from(), waiver.expires());
        notOneself(faults, waiver.approver(), student);
        return faults;
    }

    /** Notes what is wrong with reason, approver and days of an approval; days may be missing. */
    public static Faults approval(Faults faults, String reason, String approver, LocalDate from, LocalDate expires) {
        faults.text("reason", reason, LONGEST_REASON)
                .text("approver", approver, LONGEST_NAME)
                .date("expires", expires);
        return from == null || expires == null
                ? faults
                : faults.check(!expires.isBefore(from), "expires", expires, "must not be before the first day " + from);
    }

    /** Notes when somebody would approve an exception for themselves, however the name is written. */
    public static void notOneself(Faults faults, String approver, Student student) {
        faults.check(
                approver == null
                        || Stream.of(student.fullName(), student.number())
                                .map(ClaimStore::key)
                                .noneMatch(ClaimStore.key(approver)::equals),
                "approver",
                approver,
                "must not be the student");
    }

    /** The packs that govern students. */
    WaiverGrounds.Packs packs(Caller caller, InstitutionCode institution, Collection<StudentId> of) {
        return grounds.of(caller, institution, of);
    }

    /** The clause must be one of the pack, by the caller's own right to see packs. */
    void clause(Caller caller, Waiver waiver) {
        Map<String, String> clauses;
        try {
            clauses = regulations
                    .named(caller.acting(caller.scope(), Regulations.READ), waiver.pack(), null)
                    .clauses();
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.NOT_FOUND) {
                throw Problem.invalid("pack", waiver.pack(), "must be a pack of this installation")
                        .exception();
            }
            throw e;
        }
        if (!clauses.containsKey(waiver.clause())) {
            throw Problem.invalid(
                            "clause", waiver.clause(), "must be in the index of clauses of the pack " + waiver.pack())
                    .exception();
        }
    }

    private Student student(Caller caller, StudentId id) {
        if (id == null) {
            throw Problem.invalid("studentId", null, "must be given").exception();
        }
        Student student = students.all(Insider.of(caller), List.of(id)).get(id);
        if (student == null) {
            throw Problem.notFound("student", id).exception();
        }
        return student;
    }

    private static String shortened(String reason) {
        return reason.length() <= 500 ? reason : reason.substring(0, 500);
    }

    static String subject(WaiverId id) {
        return "waiver/" + id;
    }

    private static ProblemException notFound(WaiverId id) {
        return Problem.notFound("waiver", id).exception();
    }
}
