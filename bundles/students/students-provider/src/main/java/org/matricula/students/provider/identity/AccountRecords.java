package org.matricula.students.provider.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.RealmRoles;
import org.matricula.kernel.api.time.Memory;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccount;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.status.StatusRecords;
import org.matricula.students.provider.status.StatusRules;
import org.matricula.students.provider.store.AccountStore;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudentAccounts} on the domain's store. */
@Component
public final class AccountRecords implements StudentAccounts {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_REMEMBERED = 50_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final AccountStore accounts;
    private final Subjects subjects;
    private final Transactions transactions;
    private final AuditTrail auditTrail;
    private final RealmRoles realm;
    private final Clock clock;
    private final Memory<String, Optional<StudentAccount>> remembered;

    /** Works on the stores. */
    @Activate
    public AccountRecords(
            @Reference StudentStore students,
            @Reference AccountStore accounts,
            @Reference Transactions transactions,
            @Reference AuditTrail auditTrail,
            @Reference RealmRoles realm,
            @Reference Clock clock) {
        this.accounts = accounts;
        this.subjects = new Subjects(students);
        this.transactions = transactions;
        this.auditTrail = auditTrail;
        this.realm = realm;
        this.clock = clock;
        this.remembered = new Memory<>(clock, MOST_REMEMBERED);
    }

    @Override
    public StudentAccount link(Caller caller, StudentId student, String userName, String reason) {
        caller.require(LINK);
        Faults faults = new Faults().text("userName", userName, LONGEST_NAME);
        if (userName != null) {
            faults.check(
                    userName.chars().noneMatch(Character::isWhitespace), "userName", userName, "must have no blanks");
        }
        StatusRules.reason(faults, reason).refuse();
        return forgetting(() -> {
            Student subject = subjects.locked(caller, student).student();
            Optional<StudentAccount> last = accounts.last(userName);
            boolean linked = last.isPresent() && last.get().linked();
            if (linked && last.get().studentId().equals(student)) {
                return last.get();
            }
            // of users who are no students here nothing is told, not even whether there are such
            new Faults()
                    .check(
                            realm.give(userName, OWN, subject.institution()),
                            "userName",
                            userName,
                            "must be a user with the role student@" + subject.institution())
                    .refuse();
            if (linked) {
                throw Problem.conflict("userName", userName, "is another student's user already")
                        .exception();
            }
            return add(caller, subject, userName, true, last, reason);
        });
    }

    @Override
    public StudentAccount unlink(Caller caller, StudentId student, String userName, String reason) {
        caller.require(LINK);
        StatusRules.reason(new Faults().text("userName", userName, LONGEST_NAME), reason)
                .refuse();
        return forgetting(() -> {
            Student subject = subjects.known(caller, student).student();
            Optional<StudentAccount> last = accounts.last(userName)
                    .filter(StudentAccount::linked)
                    .filter(account -> account.studentId().equals(student));
            if (last.isEmpty()) {
                throw Problem.notFound("account", userName).exception();
            }
            return add(caller, subject, userName, false, last, reason);
        });
    }

    @Override
    public List<StudentAccount> of(Caller caller, StudentId student) {
        caller.require(LINK);
        subjects.known(caller, student);
        return accounts.of(caller.scope(), student);
    }

    @Override
    public Map<String, StudentId> among(Caller caller, Collection<String> userNames) {
        caller.require(Students.READ);
        Map<String, StudentId> found = new HashMap<>();
        userNames.forEach(name -> student(caller, name).ifPresent(student -> found.put(name, student)));
        return found;
    }

    @Override
    public Optional<StudentId> own(Caller caller) {
        caller.require(OWN);
        return student(caller, caller.name());
    }

    private Optional<StudentId> student(Caller caller, String userName) {
        return remembered
                .get(userName, () -> last(userName))
                .filter(StudentAccount::linked)
                .filter(account -> caller.scope().contains(account.institution()))
                .map(StudentAccount::studentId);
    }

    @Override
    public StudentId required(Caller caller) {
        return own(caller).orElseThrow(() -> Problem.of(
                        Problem.Kind.NOT_FOUND, "The user '" + caller.name() + "' is not linked to a student.")
                .exception());
    }

    private StudentAccount forgetting(Supplier<StudentAccount> change) {
        try {
            return transactions.required(change);
        } finally {
            remembered.forget();
        }
    }

    // who opens the page of results asks for more of the same right after
    private Memory.Found<Optional<StudentAccount>> last(String userName) {
        Instant until = clock.instant().plus(REMEMBERED);
        return new Memory.Found<>(accounts.last(userName), until);
    }

    private StudentAccount add(
            Caller caller,
            Student student,
            String userName,
            boolean linked,
            Optional<StudentAccount> before,
            String reason) {
        StudentAccount account = new StudentAccount(
                userName,
                student.institution(),
                student.id(),
                linked,
                before.map(StudentAccount::sequence).orElse(0) + 1,
                reason,
                caller.name(),
                clock.instant());
        StatusRecords.unlessStale(() -> accounts.add(caller.scope(), account));
        auditTrail.record(
                caller,
                new AuditEntry(
                        student.institution(),
                        linked ? "students.link" : "students.unlink",
                        "student/" + student.id() + "/account/" + userName,
                        reason,
                        before.map(Digests::of).orElse(null),
                        Digests.of(account)));
        return account;
    }
}
