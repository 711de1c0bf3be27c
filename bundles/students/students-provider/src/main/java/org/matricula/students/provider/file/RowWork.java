package org.matricula.students.provider.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.status.StatusRules;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;

/** What all kinds of rows have in common when they come in or leave. */
final class RowWork {

    private final Subjects subjects;
    private final Transactions transactions;
    private final AuditTrail auditTrail;

    RowWork(StudentStore students, Transactions transactions, AuditTrail auditTrail) {
        this.subjects = new Subjects(students);
        this.transactions = transactions;
        this.auditTrail = auditTrail;
    }

    /** Writes rows about students that are locked. */
    @FunctionalInterface
    interface Work {

        /** One outcome for each row; the entries of the audit trail are added to the list. */
        List<RowOutcome> write(Map<String, StudentRow> named, List<AuditEntry> audit);
    }

    /** Writes rows about students of an institution, who are locked meanwhile, with the audit entries in one transaction. */
    <R> List<RowOutcome> written(
            Caller caller,
            InstitutionCode institution,
            List<R> rows,
            Function<R, String> number,
            String reason,
            Work work) {
        caller.scope().require(institution);
        StatusRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            List<AuditEntry> audit = new ArrayList<>();
            List<RowOutcome> outcomes = work.write(
                    subjects.locked(
                            caller, institution, rows.stream().map(number).toList()),
                    audit);
            auditTrail.record(caller, audit);
            return outcomes;
        });
    }

    /** Records as rows, in the order of the students. */
    static <T, R> List<R> ordered(
            Map<StudentId, String> of, List<T> records, Function<T, StudentId> student, Function<T, R> writing) {
        Map<StudentId, List<T>> byStudent = records.stream().collect(Collectors.groupingBy(student));
        return of.keySet().stream()
                .flatMap(id -> byStudent.getOrDefault(id, List.of()).stream())
                .map(writing)
                .toList();
    }

    static Faults student(String number, StudentRow row) {
        return new Faults().check(row != null, "studentNumber", number, Subjects.OF_INSTITUTION);
    }

    static List<StudentId> ids(Collection<StudentRow> rows) {
        return rows.stream().map(row -> row.student().id()).toList();
    }

    static Scope own(Caller caller, InstitutionCode institution) {
        caller.scope().require(institution);
        return caller.scope().intersect(Scope.of(Set.of(institution)));
    }
}
