package org.matricula.students.provider.status;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.time.Memory;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldId;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Note;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.matricula.students.provider.basis.Offices;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.store.Edition;
import org.matricula.students.provider.store.HoldStore;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Holds} on the domain's stores. What holds back a merged record holds back its survivor. */
@Component
public final class HoldRecords implements Holds {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 50_000;

    private final StudentStore students;
    private final HoldStore holds;
    private final Subjects subjects;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;
    private final Memory<StudentId, List<Hold>> remembered;

    /** Works on the stores. */
    @Activate
    public HoldRecords(
            @Reference StudentStore students,
            @Reference HoldStore holds,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.students = students;
        this.holds = holds;
        this.subjects = new Subjects(students);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
        this.remembered = new Memory<>(clock, MOST_REMEMBERED);
    }

    @Override
    public List<Versioned<Hold>> of(Caller caller, StudentId student) {
        caller.require(Students.READ);
        subjects.known(caller, student);
        Set<StudentId> person =
                students.identities(caller.scope(), List.of(student)).get(student);
        return Edition.last(holds.of(caller.scope(), person), Hold::id, null).stream()
                .map(Edition::versioned)
                .toList();
    }

    @Override
    public Map<StudentId, List<Hold>> standing(
            Caller caller, InstitutionCode institution, Collection<StudentId> ids, LocalDate day) {
        caller.require(Students.READ);
        Scope scope = caller.scope().intersect(Scope.of(Set.of(institution)));
        Map<StudentId, Set<StudentId>> persons = students.identities(scope, ids);
        Set<StudentId> all = persons.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<StudentId, List<Hold>> held = Edition.last(holds.of(scope, all), Hold::id, null).stream()
                .map(Edition::record)
                .filter(hold -> keeps(caller, hold, day))
                .collect(Collectors.groupingBy(Hold::studentId));
        Map<StudentId, List<Hold>> found = new HashMap<>();
        persons.forEach((id, person) -> {
            List<Hold> standing = person.stream()
                    .flatMap(one -> held.getOrDefault(one, List.of()).stream())
                    .toList();
            if (!standing.isEmpty()) {
                found.put(id, standing);
            }
        });
        return found;
    }

    @Override
    public Optional<Hold> keeping(Caller caller, StudentId student, Hold.Effect effect) {
        caller.require(Students.READ);
        // who opens the page of results asks for more of the same right after
        return remembered
                .get(
                        student,
                        () -> new Memory.Found<>(
                                standing(caller, student), clock.instant().plus(REMEMBERED)))
                .stream()
                .filter(hold -> caller.scope().contains(hold.institution()))
                .filter(hold -> hold.effects().contains(effect))
                .findFirst();
    }

    private List<Hold> standing(Caller caller, StudentId student) {
        Scope all = Scope.all();
        Set<StudentId> person = students.identities(all, List.of(student)).getOrDefault(student, Set.of(student));
        return Edition.last(holds.of(all, person), Hold::id, null).stream()
                .map(Edition::record)
                .filter(hold -> keeps(caller, hold, localDays.today(caller, hold.institution())))
                .toList();
    }

    // on the day of its release it is on record as held and as released; what it kept back is open from the release on
    private boolean keeps(Caller caller, Hold hold, LocalDate day) {
        return hold.holdsOn(day)
                && (hold.release() == null
                        || !day.equals(hold.until())
                        || !day.equals(localDays.on(
                                caller, hold.institution(), hold.release().releasedAt())));
    }

    private <T> T forgetting(Supplier<T> change) {
        try {
            return transactions.required(change);
        } finally {
            remembered.forget();
        }
    }

    @Override
    public Versioned<Hold> place(Caller caller, Hold hold) {
        caller.require(WRITE);
        StatusRules.hold(new Faults().given("studentId", hold.studentId()), hold)
                .refuse();
        permitted(caller, hold.source());
        return forgetting(() -> {
            Student student = subjects.locked(caller, hold.studentId()).student();
            new Faults()
                    .check(
                            hold.institution() == null || hold.institution().equals(student.institution()),
                            "institution",
                            hold.institution(),
                            "must be that of the student")
                    .refuse();
            boolean there = Edition.last(holds.of(caller.scope(), Set.of(student.id())), Hold::id, null).stream()
                    .anyMatch(edition -> key(edition.record()).equals(key(hold, student.id())));
            if (there) {
                throw Problem.conflict(
                                "reason", hold.reason(), "is that of another hold of the office from the same day")
                        .exception();
            }
            Hold placed = new Hold(
                    new HoldId(identifiers.next()),
                    student.institution(),
                    student.id(),
                    hold.source(),
                    hold.effects(),
                    hold.reason(),
                    hold.since(),
                    hold.until(),
                    clock.instant(),
                    caller.name(),
                    null);
            holds.add(caller.scope(), new Edition<>(placed, 1, null, placed.placedAt(), placed.placedBy()));
            auditTrail.record(
                    caller,
                    new AuditEntry(
                            placed.institution(),
                            "students.hold",
                            "student/" + student.id() + "/hold/" + placed.id(),
                            placed.reason(),
                            null,
                            Digests.of(text(placed))));
            return new Versioned<>(placed, 1);
        });
    }

    @Override
    public Versioned<Hold> release(Caller caller, HoldId id, LocalDate until, long version, String reason) {
        caller.require(WRITE);
        StatusRules.reason(new Faults().date("until", until), reason).refuse();
        return forgetting(() -> {
            Edition<Hold> before = Edition.last(holds.versions(caller.scope(), id), Hold::id, null).stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("hold", id).exception());
            before.versioned().requireVersion(version);
            Hold held = before.record();
            permitted(caller, held.source());
            if (before.version() > 1) {
                throw Problem.conflict("hold", id, "was released already").exception();
            }
            Hold released = held.released(until, new Hold.Released(reason, clock.instant(), caller.name()));
            StatusRules.hold(new Faults(), released).refuse();
            Edition<Hold> next = new Edition<>(
                    released, version + 1, reason, released.release().releasedAt(), caller.name());
            StatusRecords.unlessStale(() -> holds.add(caller.scope(), next));
            auditTrail.record(
                    caller,
                    new AuditEntry(
                            held.institution(),
                            "students.release",
                            "student/" + held.studentId() + "/hold/" + id,
                            reason,
                            Digests.of(text(held)),
                            Digests.of(text(released))));
            return next.versioned();
        });
    }

    /** What tells the holds of students apart in a file. */
    public static List<?> key(Hold hold) {
        return key(hold, hold.studentId());
    }

    private static List<?> key(Hold hold, StudentId student) {
        return List.of(student, hold.source(), hold.since(), hold.reason());
    }

    /** Whether the caller speaks for the office of a hold. */
    public static void permitted(Caller caller, Hold.Source source) {
        if (!caller.may(EVERY_OFFICE)) {
            caller.require(Offices.privilege(Note.Office.valueOf(source.name())));
        }
    }

    // a set has no order, and its digest must be the same tomorrow
    public static String text(Hold hold) {
        return hold.source() + " " + hold.effects().stream().sorted().toList() + " " + hold.reason() + " "
                + hold.since() + " " + hold.until();
    }
}
