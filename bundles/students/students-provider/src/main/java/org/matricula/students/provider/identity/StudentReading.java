package org.matricula.students.provider.identity;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Students} on the domain's store. */
@Component
public final class StudentReading implements Students {

    private final StudentStore store;

    /** Reads from the store. */
    @Activate
    public StudentReading(@Reference StudentStore store) {
        this.store = store;
    }

    @Override
    public Page<Student> find(Caller caller, StudentQuery query, PageRequest page) {
        caller.require(READ);
        return store.find(caller.scope(), query, page);
    }

    @Override
    public Versioned<Student> get(Caller caller, StudentId id) {
        caller.require(READ);
        return store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("student", id).exception());
    }

    @Override
    public Map<StudentId, Student> all(Caller caller, Collection<StudentId> ids) {
        caller.require(READ);
        return store.all(caller.scope(), ids);
    }

    @Override
    public Map<String, StudentId> byNumber(Caller caller, InstitutionCode institution, Collection<String> numbers) {
        caller.require(READ);
        return store.idsByNumber(caller.scope(), institution, numbers);
    }

    @Override
    public Map<StudentId, String> numbers(Caller caller, Collection<StudentId> ids) {
        caller.require(READ);
        return store.rows(caller.scope(), ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().student().number()));
    }
}
