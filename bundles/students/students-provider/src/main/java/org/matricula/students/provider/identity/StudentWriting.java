package org.matricula.students.provider.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.StudentRules;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.detail.OwnHistory;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudentAdmin} on the domain's store. */
@Component
public final class StudentWriting implements StudentAdmin {

    private final StudentStore store;
    private final Institutions institutions;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays days;
    private final FindingStore findings;
    private final OwnHistory history;

    /** Writes to the stores. */
    @Activate
    public StudentWriting(
            @Reference StudentStore store,
            @Reference DetailStore details,
            @Reference FindingStore findings,
            @Reference Institutions institutions,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.store = store;
        this.institutions = institutions;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.days = days;
        this.findings = findings;
        this.history = new OwnHistory(details, findings, identifiers);
    }

    @Override
    public Versioned<Student> create(Caller caller, Student student) {
        caller.require(WRITE);
        Student tidied = StudentRules.tidied(null, student.institution(), student);
        Faults faults = StudentRules.check(new Faults(), tidied);
        if (tidied.institution() == null) {
            faults.refuse();
        }
        requireKnown(caller, tidied.institution());
        StudentRules.born(faults, tidied, today(caller, tidied)).refuse();
        return unlessTaken(
                tidied.number(),
                () -> transactions.required(() -> {
                    requireFree(caller, tidied);
                    StudentId id = new StudentId(identifiers.next());
                    Versioned<Student> created = store.create(
                            caller.scope(),
                            StudentRules.tidied(id, tidied.institution(), tidied),
                            clock.instant(),
                            caller.name());
                    findings.add(caller.scope(), List.of(created.record()));
                    auditTrail.record(
                            caller,
                            AuditEntry.created(
                                    tidied.institution(), "students.create", "student/" + id, created.record()));
                    return created;
                }));
    }

    @Override
    public Versioned<Student> change(Caller caller, Student student, long version, String reason) {
        caller.require(WRITE);
        return transactions.required(() -> {
            Versioned<Student> before = store.get(caller.scope(), student.id())
                    .orElseThrow(() -> Problem.notFound("student", student.id()).exception());
            if (!before.record().id().equals(student.id())) {
                throw Subjects.merged(student.id(), before.record().id());
            }
            before.requireVersion(version);
            Student next = next(caller, before.record(), student, reason);
            if (next.equals(before.record())) {
                return before;
            }
            Map<StudentId, StudentRow> rows = store.rows(caller.scope(), List.of(next.id()));
            Versioned<Student> after = store.change(caller.scope(), next, version)
                    .orElseThrow(() -> Problem.notFound("student", student.id()).exception());
            history.changed(caller, rows, List.of(after.record()), reason, clock.instant(), today(caller, next));
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            next.institution(),
                            "students.change",
                            "student/" + next.id(),
                            reason,
                            before.record(),
                            after.record()));
            return after;
        });
    }

    @Override
    public List<RowOutcome> importAll(
            Caller caller, InstitutionCode institution, List<Student> students, Set<String> untouched, String reason) {
        caller.require(WRITE);
        return imported(caller, institution, untouched, reason, work -> work.importAll(students));
    }

    @Override
    public List<RowOutcome> revise(
            Caller caller, InstitutionCode institution, List<Revised<Student>> students, String reason) {
        caller.require(WRITE);
        return imported(caller, institution, Set.of(), reason, work -> work.revise(students));
    }

    private List<RowOutcome> imported(
            Caller caller,
            InstitutionCode institution,
            Set<String> untouched,
            String reason,
            Function<StudentImport, List<RowOutcome>> rows) {
        requireKnown(caller, institution);
        StudentRules.reason(new Faults(), reason).refuse();
        return unlessTaken(
                null,
                () -> transactions.required(() -> {
                    StudentImport work = new StudentImport(
                            store,
                            findings,
                            history,
                            caller,
                            institution,
                            identifiers,
                            clock.instant(),
                            days.today(caller, institution),
                            untouched,
                            reason);
                    List<RowOutcome> outcomes = rows.apply(work);
                    auditTrail.record(caller, work.audit());
                    return outcomes;
                }));
    }

    private Student next(Caller caller, Student before, Student wanted, String reason) {
        Student next = StudentRules.tidied(before.id(), before.institution(), wanted);
        Faults faults = StudentRules.reason(new Faults(), reason);
        faults.check(
                wanted.institution() == null || wanted.institution().equals(before.institution()),
                "institution",
                wanted.institution(),
                "cannot be changed");
        if (next.number() == null) {
            next = withNumber(next, before.number());
        }
        faults.check(next.number().equals(before.number()), "number", next.number(), "cannot be changed");
        StudentRules.born(StudentRules.check(faults, withNumber(next, before.number())), next, today(caller, next))
                .refuse();
        return next;
    }

    private void requireFree(Caller caller, Student student) {
        Set<String> number = Set.of(student.number());
        if (!store.idsByNumber(caller.scope(), student.institution(), number).isEmpty()) {
            throw taken(student.number());
        }
    }

    private void requireKnown(Caller caller, InstitutionCode institution) {
        caller.scope().require(institution);
        try {
            institutions.get(caller.acting(caller.scope(), Institutions.READ), institution);
        } catch (ProblemException e) {
            throw e.problem().kind() == Problem.Kind.NOT_FOUND
                    ? Problem.invalid("institution", institution, "must be an institution that exists")
                            .exception()
                    : e;
        }
    }

    private LocalDate today(Caller caller, Student student) {
        return days.today(caller, student.institution());
    }

    private static Student withNumber(Student student, String number) {
        return new Student(
                student.id(),
                student.institution(),
                number,
                student.familyName(),
                student.givenNames(),
                student.dateOfBirth(),
                student.email());
    }

    // somebody else may take the number between our look and our insert
    private static <T> T unlessTaken(String number, Supplier<T> work) {
        try {
            return work.get();
        } catch (SqlFailure e) {
            throw e.integrityViolated() ? taken(number) : e;
        }
    }

    private static ProblemException taken(String number) {
        return Problem.conflict("number", number, "is taken by another student of the institution")
                .exception();
    }
}
