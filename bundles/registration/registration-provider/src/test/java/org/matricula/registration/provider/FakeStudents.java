package org.matricula.registration.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentQuery;
import org.matricula.students.api.Students;

/** Students in memory. */
final class FakeStudents implements Students {

    private final Map<StudentId, Student> students = new LinkedHashMap<>();
    private final Map<StudentId, StudentId> survivors = new HashMap<>();
    private int questions;

    StudentId add(long id, InstitutionCode institution, String number) {
        return add(id, institution, number, "Family");
    }

    StudentId add(long id, InstitutionCode institution, String number, String family) {
        Student student = new Student(new StudentId(id), institution, number, family, "Given", null, null);
        students.put(student.id(), student);
        return student.id();
    }

    void merge(StudentId merged, StudentId survivor) {
        survivors.put(merged, survivor);
    }

    int questions() {
        return questions;
    }

    @Override
    public Page<Student> find(Caller caller, StudentQuery query, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Versioned<Student> get(Caller caller, StudentId id) {
        Student student = all(caller, java.util.List.of(id)).get(id);
        if (student == null) {
            throw Problem.notFound("student", id).exception();
        }
        return new Versioned<>(student, 1);
    }

    @Override
    public Map<StudentId, Student> all(Caller caller, Collection<StudentId> ids) {
        questions++;
        Map<StudentId, Student> found = new HashMap<>(students);
        found.keySet().retainAll(ids);
        found.replaceAll((id, student) -> students.get(survivors.getOrDefault(id, id)));
        found.values().removeIf(s -> !caller.scope().contains(s.institution()));
        return found;
    }

    @Override
    public Map<String, StudentId> byNumber(Caller caller, InstitutionCode institution, Collection<String> numbers) {
        questions++;
        Map<String, StudentId> found = new HashMap<>();
        students.values().stream()
                .filter(s ->
                        s.institution().equals(institution) && caller.scope().contains(institution))
                .filter(s -> numbers.contains(s.number()))
                .forEach(s -> found.put(s.number(), s.id()));
        return found;
    }

    @Override
    public Map<StudentId, String> numbers(Caller caller, Collection<StudentId> ids) {
        questions++;
        Map<StudentId, String> found = new HashMap<>();
        students.values().stream()
                .filter(s -> ids.contains(s.id()) && caller.scope().contains(s.institution()))
                .forEach(s -> found.put(s.id(), s.number()));
        return found;
    }
}
