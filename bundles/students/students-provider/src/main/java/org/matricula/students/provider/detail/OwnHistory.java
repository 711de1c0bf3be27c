package org.matricula.students.provider.detail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.StudentRow;

/**
 * Keeps the history of what the student's own row says: names in law, date of birth and e-mail. It begins with the first
 * change, so that new students cost nothing more.
 */
public final class OwnHistory {

    private final DetailStore details;
    private final FindingStore findings;
    private final Identifiers identifiers;

    public OwnHistory(DetailStore details, FindingStore findings, Identifiers identifiers) {
        this.details = details;
        this.findings = findings;
        this.identifiers = identifiers;
    }

    /** Keeps what changes of locked students. */
    public void changed(
            Caller caller,
            Map<StudentId, StudentRow> before,
            Collection<Student> after,
            String reason,
            Instant now,
            LocalDate today) {
        if (after.isEmpty()) {
            return;
        }
        Scope scope = caller.scope();
        Set<String> begun = details.of(scope, after.stream().map(Student::id).toList(), Details.OWN).stream()
                .map(row -> row.studentId() + row.kind())
                .collect(Collectors.toSet());
        List<History> rows = new ArrayList<>();
        for (Student student : after) {
            StudentRow old = before.get(student.id());
            for (String kind : Details.OWN) {
                String detail = Details.own(student, kind);
                if (!Objects.equals(detail, Details.own(old.student(), kind))) {
                    if (!begun.contains(student.id() + kind) && Details.own(old.student(), kind) != null) {
                        rows.add(Details.first(old, new DetailId(identifiers.next()), kind));
                    }
                    // nobody is born again: another date of birth was always the right one
                    LocalDate from = Details.BIRTH.equals(kind) ? null : today;
                    rows.add(new History(
                            new DetailId(identifiers.next()),
                            student.institution(),
                            student.id(),
                            kind,
                            "",
                            detail,
                            from,
                            null,
                            reason,
                            null,
                            now,
                            caller.name()));
                }
            }
        }
        details.add(scope, rows);
        renamed(
                scope,
                after.stream()
                        .filter(s -> !Details.own(s, Details.LEGAL)
                                .equals(Details.own(before.get(s.id()).student(), Details.LEGAL)))
                        .toList(),
                today);
    }

    /** Makes students findable by their present names. */
    void renamed(Scope scope, Collection<Student> students, LocalDate today) {
        Map<StudentId, String> preferred = details
                .of(scope, students.stream().map(Student::id).toList(), List.of(Details.PREFERRED))
                .stream()
                .collect(Collectors.groupingBy(History::studentId))
                .entrySet()
                .stream()
                .flatMap(e -> Details.standing(e.getValue(), today, null).stream())
                .collect(Collectors.toMap(History::studentId, OwnHistory::words));
        findings.rename(scope, students, preferred, today);
    }

    private static String words(History row) {
        PersonName name = Details.name(row);
        return name.familyName() + " " + name.givenNames();
    }
}
