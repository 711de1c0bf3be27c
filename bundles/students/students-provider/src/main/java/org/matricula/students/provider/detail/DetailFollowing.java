package org.matricula.students.provider.detail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.Finding;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;

/** What is known elsewhere of a detail changes with it: the student's own row, and what the search finds. */
public final class DetailFollowing {

    private final StudentStore students;
    private final DetailStore details;
    private final FindingStore findings;
    private final OwnHistory own;

    public DetailFollowing(StudentStore students, DetailStore details, FindingStore findings, Identifiers identifiers) {
        this.students = students;
        this.details = details;
        this.findings = findings;
        this.own = new OwnHistory(details, findings, identifiers);
    }

    /** Follows changed timelines of one kind, of students that are locked. */
    void follow(Scope scope, String kind, Map<Student, List<History>> threads, LocalDate today) {
        if (threads.isEmpty()) {
            return;
        }
        List<StudentId> ids = threads.keySet().stream().map(Student::id).toList();
        if (Details.OWN.contains(kind)) {
            own(scope, kind, threads, today);
        } else if (Details.PREFERRED.equals(kind)) {
            own.renamed(
                    scope,
                    students.rows(scope, ids).values().stream()
                            .map(StudentRow::student)
                            .toList(),
                    today);
        } else if (Details.TUTOR.equals(kind)) {
            Map<Student, List<Finding>> found = new LinkedHashMap<>();
            threads.forEach((student, thread) -> found.put(student, tutors(thread)));
            findings.replace(scope, Finding.Kind.TUTOR, found);
        } else if (Details.IDENTIFIERS.contains(kind)) {
            Map<StudentId, List<History>> all = details.of(scope, ids, Details.IDENTIFIERS).stream()
                    .collect(Collectors.groupingBy(History::studentId));
            Map<Student, List<Finding>> found = new LinkedHashMap<>();
            threads.keySet().forEach(student -> found.put(student, identifiers(all.get(student.id()))));
            findings.replace(scope, Finding.Kind.IDENTIFIER, found);
        }
    }

    private void own(Scope scope, String kind, Map<Student, List<History>> threads, LocalDate today) {
        List<Student> next = new ArrayList<>();
        threads.forEach((student, thread) -> {
            String present = Timeline.DETAILS
                    .on(Timeline.DETAILS.known(thread, null), today)
                    .map(History::detail)
                    .orElse(null);
            if (!Objects.equals(present, Details.own(student, kind))) {
                next.add(Details.with(student, kind, present));
            }
        });
        students.updateAll(scope, next);
        if (Details.LEGAL.equals(kind)) {
            own.renamed(scope, next, today);
        }
    }

    private static List<Finding> identifiers(List<History> rows) {
        return Details.standing(rows, Finding.FOREVER, null).stream()
                .map(row -> Finding.identifier(row.detail()))
                .distinct()
                .map(Finding::always)
                .toList();
    }

    private static List<Finding> tutors(List<History> thread) {
        List<History> known = Timeline.DETAILS.known(thread, null);
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            LocalDate starts =
                    known.get(i).from() == null ? Finding.EVER : known.get(i).from();
            LocalDate ends = i + 1 < known.size() ? known.get(i + 1).from() : null;
            LocalDate last = ends == null && i + 1 < known.size()
                    ? starts.minusDays(1)
                    : ends == null ? Finding.FOREVER : ends.minusDays(1);
            if (known.get(i).detail() != null && !last.isBefore(starts)) {
                found.add(new Finding(known.get(i).detail(), starts, last));
            }
        }
        return found;
    }
}
