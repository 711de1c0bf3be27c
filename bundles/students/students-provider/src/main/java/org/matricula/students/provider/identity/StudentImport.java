package org.matricula.students.provider.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.StudentRules;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.detail.OwnHistory;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;

/** One set-wise write of students: looks up all numbers at once, compares, writes what is new or differs. */
final class StudentImport {

    private final StudentStore store;
    private final FindingStore findings;
    private final OwnHistory history;
    private final Caller caller;
    private final Scope scope;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final Instant now;
    private final LocalDate today;
    private final Set<String> untouched;
    private final String reason;
    private final Map<String, Student> held = new LinkedHashMap<>();
    private final Map<String, Student> created = new LinkedHashMap<>();
    private final Map<String, Student> changed = new LinkedHashMap<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private Map<StudentId, StudentRow> before = Map.of();

    StudentImport(
            StudentStore store,
            FindingStore findings,
            OwnHistory history,
            Caller caller,
            InstitutionCode institution,
            Identifiers identifiers,
            Instant now,
            LocalDate today,
            Set<String> untouched,
            String reason) {
        this.reason = reason;
        this.store = store;
        this.findings = findings;
        this.history = history;
        this.caller = caller;
        this.scope = caller.scope();
        this.institution = institution;
        this.identifiers = identifiers;
        this.now = now;
        this.today = today;
        this.untouched = untouched;
    }

    /** Writes the rows and tells what became of each, in their order. */
    List<RowOutcome> importAll(List<Student> rows) {
        return importAll(rows, null);
    }

    /** The same for rows that must not go over what nobody has read. */
    List<RowOutcome> revise(List<Revised<Student>> rows) {
        return importAll(
                rows.stream().map(Revised::row).toList(),
                rows.stream().map(Revised::read).toList());
    }

    /** With the records that the rows were worked out from; null when they were not. */
    private List<RowOutcome> importAll(List<Student> rows, List<Student> read) {
        List<Student> tidied = rows.stream()
                .map(row -> StudentRules.tidied(null, institution, row))
                .toList();
        List<Faults> faults = tidied.stream()
                .map(row -> StudentRules.born(StudentRules.check(new Faults(), row), row, today))
                .toList();
        List<Student> sound = new ArrayList<>();
        for (int i = 0; i < tidied.size(); i++) {
            if (faults.get(i).isEmpty()) {
                sound.add(tidied.get(i));
            }
        }
        hold(sound);
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        for (int i = 0; i < tidied.size(); i++) {
            Student row = tidied.get(i);
            if (!faults.get(i).isEmpty()) {
                outcomes.add(RowOutcome.refused(faults.get(i).problem()));
            } else if (read != null && isOvertaken(read.get(i), held.get(row.number()))) {
                outcomes.add(Revised.overtaken());
            } else {
                outcomes.add(put(row));
            }
        }
        store.insertAll(scope, created.values(), now, caller.name());
        findings.add(scope, created.values());
        store.updateAll(scope, changed.values());
        history.changed(caller, before, changed.values(), reason, now, today);
        return outcomes;
    }

    /** The entries for what was written. */
    List<AuditEntry> audit() {
        return audit;
    }

    private void hold(List<Student> rows) {
        held.putAll(store.byNumber(
                scope, institution, rows.stream().map(Student::number).collect(Collectors.toSet())));
        Set<String> differing = rows.stream()
                .filter(row -> held.containsKey(row.number()))
                .filter(row -> !merged(row, held.get(row.number())).equals(held.get(row.number())))
                .map(Student::number)
                .collect(Collectors.toSet());
        // what will be changed is read again under a lock, so that no change of somebody else gets lost unseen
        Map<String, Student> locked = store.locked(scope, institution, differing);
        held.putAll(locked);
        before = store.rows(scope, locked.values().stream().map(Student::id).toList());
    }

    private boolean isOvertaken(Student read, Student before) {
        return !Objects.equals(
                before,
                read == null ? null : StudentRules.tidied(before == null ? null : before.id(), institution, read));
    }

    private RowOutcome put(Student row) {
        Student before = held.get(row.number());
        Student after = before == null
                ? StudentRules.tidied(new StudentId(identifiers.next()), institution, row)
                : merged(row, before);
        if (after.equals(before)) {
            return RowOutcome.unchanged(after.id().toString());
        }
        StudentRow old = this.before.get(after.id());
        if (old != null && old.mergedInto() != null) {
            return RowOutcome.refused(
                    Subjects.merged(after.id(), old.mergedInto()).problem());
        }
        held.put(after.number(), after);
        String subject = "student/" + after.id();
        if (before == null) {
            created.put(after.number(), after);
            audit.add(new AuditEntry(institution, "students.create", subject, reason, null, Digests.of(after)));
            return RowOutcome.created(after.id().toString());
        }
        (created.containsKey(after.number()) ? created : changed).put(after.number(), after);
        audit.add(AuditEntry.changed(institution, "students.change", subject, reason, before, after));
        return RowOutcome.changed(after.id().toString());
    }

    // a field that the file does not have says nothing; an empty one says that there is none
    private Student merged(Student row, Student before) {
        return new Student(
                before.id(),
                institution,
                row.number(),
                row.familyName(),
                untouched.contains("givenNames") ? before.givenNames() : row.givenNames(),
                untouched.contains("dateOfBirth") ? before.dateOfBirth() : row.dateOfBirth(),
                untouched.contains("email") ? before.email() : row.email());
    }
}
