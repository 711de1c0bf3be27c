package org.matricula.students.provider.basis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;

/** The students that something is recorded about. */
public final class Subjects {

    /** The rule that a student number in a file breaks. */
    public static final String OF_INSTITUTION = "must be a student of the institution";

    private final StudentStore store;

    public Subjects(StudentStore store) {
        this.store = store;
    }

    /**
     * One that the caller may see, merged or not.
     *
     * @throws ProblemException 404 when there is none
     */
    public StudentRow known(Caller caller, StudentId id) {
        return found(store.rows(caller.scope(), List.of(id)), id);
    }

    /**
     * One, merged or not, that nobody else changes before the transaction ends.
     *
     * @throws ProblemException 404 when there is none
     */
    public StudentRow held(Caller caller, StudentId id) {
        return found(store.lockedRows(caller.scope(), List.of(id)), id);
    }

    /**
     * One that is about to be changed: nobody else changes it before the transaction ends.
     *
     * @throws ProblemException 404 when there is none, 409 when it is merged into another
     */
    public StudentRow locked(Caller caller, StudentId id) {
        StudentRow row = held(caller, id);
        if (row.mergedInto() != null) {
            throw merged(id, row.mergedInto());
        }
        return row;
    }

    /** The students of an institution that rows name, locked, by number; those that there are not are left out. */
    public Map<String, StudentRow> locked(Caller caller, InstitutionCode institution, Collection<String> numbers) {
        Scope scope = caller.scope().intersect(Scope.of(Set.of(institution)));
        Set<String> named = numbers.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        return store
                .lockedRows(scope, store.idsByNumber(scope, institution, named).values())
                .values()
                .stream()
                .collect(Collectors.toMap(row -> row.student().number(), row -> row));
    }

    /** What answers a change of a merged record. */
    public static ProblemException merged(StudentId id, StudentId survivor) {
        return Problem.conflict(
                        "student", id, "is merged into the student " + survivor + ", whose record is to be changed")
                .exception();
    }

    private static StudentRow found(Map<StudentId, StudentRow> rows, StudentId id) {
        StudentRow row = rows.get(id);
        if (row == null) {
            throw Problem.notFound("student", id).exception();
        }
        return row;
    }
}
