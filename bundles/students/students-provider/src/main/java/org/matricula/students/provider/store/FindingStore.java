package org.matricula.students.provider.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what students are found by. Whoever writes holds the students' rows locked, or has just made them. */
@Component(service = FindingStore.class)
public final class FindingStore {

    private static final String BY_STUDENT = " --DERBY-PROPERTIES constraint=students_finding_key\n";
    private static final String INSERT = Sql.insert(
            "students_finding", "student_id", "kind", "finding", "starts", "ends", "institution", "sort_key");

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public FindingStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Makes new students findable by name and number. */
    public void add(Scope scope, Collection<Student> students) {
        List<Object[]> rows = new ArrayList<>();
        for (Student student : students) {
            scope.require(student.institution());
            for (String word : Finding.words(student.familyName(), student.givenNames())) {
                rows.add(row(student, Finding.Kind.WORD, Finding.always(word)));
            }
            rows.add(row(student, Finding.Kind.NUMBER, Finding.always(Finding.number(student.number()))));
        }
        sql.batch(INSERT, rows);
    }

    /** Makes students findable that were recorded before the search, or whose keys were made before letters were folded. */
    public void begin(Scope scope, Collection<Student> students) {
        List<StudentId> ids = students.stream().map(Student::id).toList();
        Map<StudentId, List<Finding>> words = of(scope, ids, Finding.Kind.WORD);
        Map<StudentId, List<Finding>> identifiers = of(scope, ids, Finding.Kind.IDENTIFIER);
        Map<Student, List<Finding>> named = new LinkedHashMap<>();
        Map<Student, List<Finding>> numbered = new LinkedHashMap<>();
        Map<Student, List<Finding>> identified = new LinkedHashMap<>();
        for (Student student : students) {
            Set<Finding> found = again(words.get(student.id()));
            Finding.words(student.familyName(), student.givenNames()).forEach(word -> found.add(Finding.always(word)));
            named.put(student, List.copyOf(found));
            numbered.put(student, List.of(Finding.always(Finding.number(student.number()))));
            identified.put(student, List.copyOf(again(identifiers.get(student.id()))));
        }
        replace(scope, Finding.Kind.WORD, named);
        replace(scope, Finding.Kind.NUMBER, numbered);
        replace(scope, Finding.Kind.IDENTIFIER, identified);
        resort(students);
    }

    // two words can have become one from the same day on: the longer holds
    private static Set<Finding> again(List<Finding> findings) {
        Map<String, Finding> made = new LinkedHashMap<>();
        for (Finding old : findings == null ? List.<Finding>of() : findings) {
            Finding now = new Finding(NameKey.again(old.value()), old.starts(), old.ends());
            made.merge(now.value() + now.starts(), now, (a, b) -> a.ends().isBefore(b.ends()) ? b : a);
        }
        return new LinkedHashSet<>(made.values());
    }

    private void resort(Collection<Student> students) {
        sql.batch(
                "update students_finding set sort_key = ? where student_id = ? and sort_key <> ''",
                students.stream()
                        .map(s -> new Object[] {StudentStore.nameKey(s), s.id()})
                        .toList());
    }

    /**
     * Makes students findable by their present names; names of before end the day before.
     *
     * @param preferred names that students go by beside the legal one
     */
    public void rename(Scope scope, Collection<Student> students, Map<StudentId, String> preferred, LocalDate today) {
        if (students.isEmpty()) {
            return;
        }
        Map<StudentId, List<Finding>> before =
                of(scope, students.stream().map(Student::id).toList(), Finding.Kind.WORD);
        Map<Student, List<Finding>> after = new LinkedHashMap<>();
        for (Student student : students) {
            Set<String> words = Finding.words(student.familyName(), student.givenNames(), preferred.get(student.id()));
            List<Finding> findings =
                    words.stream().map(Finding::always).collect(Collectors.toCollection(ArrayList::new));
            for (Finding old : before.getOrDefault(student.id(), List.of())) {
                if (!words.contains(old.value())) {
                    LocalDate yesterday = today.minusDays(1);
                    findings.add(new Finding(
                            old.value(), old.starts(), old.ends().isBefore(yesterday) ? old.ends() : yesterday));
                }
            }
            after.put(student, findings);
        }
        replace(scope, Finding.Kind.WORD, after);
        resort(students);
    }

    /** Says anew by what of a kind students are found. */
    public void replace(Scope scope, Finding.Kind kind, Map<Student, List<Finding>> findings) {
        findings.keySet().forEach(student -> scope.require(student.institution()));
        sql.batch(
                "delete from students_finding where student_id = ? and kind = ?",
                findings.keySet().stream().map(s -> new Object[] {s.id(), kind}).toList());
        List<Object[]> rows = new ArrayList<>();
        findings.forEach((student, all) -> all.forEach(finding -> rows.add(row(student, kind, finding))));
        sql.batch(INSERT, rows);
    }

    /** The status of students on a day. */
    public Map<StudentId, StatusEvent.Status> statuses(Scope scope, Collection<StudentId> students, LocalDate day) {
        Map<StudentId, StatusEvent.Status> found = new HashMap<>();
        of(scope, students, Finding.Kind.STATUS).forEach((student, all) -> all.stream()
                .filter(finding -> finding.holdsOn(day))
                .forEach(finding -> found.put(student, StatusEvent.Status.valueOf(finding.value()))));
        return found;
    }

    private Map<StudentId, List<Finding>> of(Scope scope, Collection<StudentId> students, Finding.Kind kind) {
        Map<StudentId, List<Finding>> found = new HashMap<>();
        Chunks.each(students, chunk -> {
            Where where =
                    Where.scope("institution", scope).andIn("student_id", chunk).and("kind = ?", kind);
            sql.each(
                    "select student_id, finding, starts, ends from students_finding" + BY_STUDENT + where,
                    rs -> found.computeIfAbsent(new StudentId(rs.getLong("student_id")), id -> new ArrayList<>())
                            .add(new Finding(
                                    rs.getString("finding"), Sql.localDate(rs, "starts"), Sql.localDate(rs, "ends"))),
                    where.parameters());
        });
        return found;
    }

    // words and numbers are listed by themselves, all else by the student's name
    private static Object[] row(Student student, Finding.Kind kind, Finding finding) {
        return new Object[] {
            student.id(),
            kind,
            finding.value(),
            finding.starts(),
            finding.ends(),
            student.institution(),
            Finding.sortedByName().contains(kind) ? StudentStore.nameKey(student) : ""
        };
    }
}
