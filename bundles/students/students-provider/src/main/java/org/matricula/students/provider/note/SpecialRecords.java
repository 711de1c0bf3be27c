package org.matricula.students.provider.note;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Dated;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.detail.DetailRules;
import org.matricula.students.provider.detail.Details;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.SpecialStore;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link SpecialData} on its own table. */
@Component
public final class SpecialRecords implements SpecialData {

    private static final int LONGEST_PURPOSE = 200;

    private final SpecialStore store;
    private final Subjects subjects;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final StudentStore students;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public SpecialRecords(
            @Reference StudentStore students,
            @Reference SpecialStore store,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.students = students;
        this.store = store;
        this.subjects = new Subjects(students);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<Dated<SpecialCategory>> of(Caller caller, StudentId student, String purpose) {
        caller.require(READ);
        purpose(purpose);
        return transactions.required(() -> {
            Student found = subjects.known(caller, student).student();
            List<Dated<SpecialCategory>> all = new ArrayList<>();
            for (StudentId one :
                    students.identities(caller.scope(), List.of(student)).get(student)) {
                auditTrail.record(caller, read(found.institution(), one, purpose));
                all.addAll(Details.dated(store.of(caller.scope(), List.of(one), Details.SPECIAL), Details::special));
            }
            return all;
        });
    }

    @Override
    public Map<StudentId, List<SpecialCategory>> present(
            Caller caller, InstitutionCode institution, Collection<StudentId> students, String purpose) {
        caller.require(READ);
        purpose(purpose);
        Scope scope = caller.scope().intersect(Scope.of(Set.of(institution)));
        return transactions.required(() -> {
            Map<StudentId, List<History>> rows = store.of(scope, students, Details.SPECIAL).stream()
                    .collect(Collectors.groupingBy(History::studentId));
            LocalDate today = days.today(caller, institution);
            List<AuditEntry> reads = new ArrayList<>();
            Map<StudentId, List<SpecialCategory>> found = new HashMap<>();
            rows.forEach((id, all) -> {
                reads.add(read(institution, id, purpose));
                found.put(
                        id,
                        Details.standing(all, today, null).stream()
                                .map(Details::special)
                                .toList());
            });
            auditTrail.record(caller, reads);
            return found;
        });
    }

    @Override
    public Dated<SpecialCategory> record(
            Caller caller, StudentId student, SpecialCategory category, DetailEntry entry) {
        caller.require(WRITE);
        DetailRules.entry(DetailRules.special(new Faults(), category), entry, null)
                .refuse();
        return transactions.required(() -> {
            Student found = subjects.locked(caller, student).student();
            String kind = category.kind().name();
            List<History> thread = new ArrayList<>(store.of(caller.scope(), List.of(student), List.of(kind)));
            if (entry.corrects() != null
                    && thread.stream().noneMatch(row -> entry.corrects().equals(row.id()))) {
                throw Problem.notFound("detail", entry.corrects()).exception();
            }
            if (entry.corrects() != null
                    && thread.stream().anyMatch(row -> entry.corrects().equals(row.corrects()))) {
                throw Problem.conflict("corrects", entry.corrects(), "is corrected already")
                        .exception();
            }
            History row = new History(
                    new DetailId(identifiers.next()),
                    found.institution(),
                    student,
                    kind,
                    "",
                    String.join("\n", category.codes()),
                    entry.from(),
                    entry.corrects(),
                    entry.reason(),
                    entry.source(),
                    clock.instant(),
                    caller.name());
            store.add(caller.scope(), List.of(row));
            thread.add(row);
            auditTrail.record(caller, written(row, entry.reason()));
            return Details.dated(thread, Details::special)
                    .get(Timeline.DETAILS.sorted(thread).indexOf(row));
        });
    }

    public static void purpose(String purpose) {
        new Faults().text("purpose", purpose, LONGEST_PURPOSE).refuse();
    }

    /** The digest of a code could be guessed, so the identity of the row stands for it. */
    public static AuditEntry written(History row, String reason) {
        return new AuditEntry(
                row.institution(),
                "students.special-write",
                "student/" + row.studentId(),
                reason,
                null,
                Digests.of(row.id()));
    }

    public static AuditEntry read(InstitutionCode institution, StudentId student, String purpose) {
        return new AuditEntry(institution, "students.special-read", "student/" + student, purpose, null, null);
    }
}
