package org.matricula.registration.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentIndex;

/** What the index of students was told, in memory. */
final class FakeIndex implements StudentIndex {

    private final Map<StudentId, List<Study>> told = new HashMap<>();
    private final List<Student> untold = new ArrayList<>();

    /** What was said last of a student; null when nothing was. */
    List<Study> of(StudentId student) {
        return told.get(student);
    }

    /** A student of whom nothing was said, whatever was said before. */
    void forget(Student student) {
        told.remove(student.id());
        untold.add(student);
        untold.sort(Comparator.comparingLong(s -> s.id().value()));
    }

    @Override
    public void programmes(
            Caller caller,
            InstitutionCode institution,
            Collection<StudentId> students,
            Function<Set<StudentId>, Map<StudentId, List<Study>>> studies) {
        caller.require(WRITE);
        caller.scope().require(institution);
        Map<StudentId, List<Study>> all = studies.apply(new HashSet<>(students));
        students.forEach(student -> told.put(student, all.getOrDefault(student, List.of())));
        untold.removeIf(student -> told.containsKey(student.id()));
    }

    @Override
    public Page<Student> untold(Caller caller, PageRequest page) {
        caller.require(WRITE);
        List<Student> rest = untold.stream()
                .filter(student -> caller.scope().contains(student.institution()))
                .filter(student -> student.id().value() > page.afterId())
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(rest, page.limit(), student -> student.id().toString());
    }
}
