package org.matricula.registration.provider.store;

import java.util.Comparator;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.students.api.StudentId;

/** Who decides whether a person may have something once more takes the person's row first. */
final class PersonTurn {

    private static final String INSERT = Sql.insert("registration_person_turn", "student_id", "institution");

    private PersonTurn() {}

    /**
     * Keeps others who do so waiting until the transaction ends.
     *
     * @param person all identities of the person
     * @throws org.matricula.kernel.api.ProblemException 409 for the first of a person at once with another first
     */
    static void take(Sql sql, Scope scope, InstitutionCode institution, Set<StudentId> person) {
        scope.require(institution);
        StudentId first =
                person.stream().min(Comparator.comparing(StudentId::value)).orElseThrow();
        // Derby does not hold the lock of "select for update" until the end
        if (sql.update("update registration_person_turn set student_id = student_id where student_id = ?", first)
                == 0) {
            try {
                sql.update(INSERT, first, institution);
            } catch (SqlFailure e) {
                throw e.integrityViolated()
                        ? Problem.of(
                                        Problem.Kind.CONFLICT,
                                        "Somebody else works on this student's record at the same moment; nothing was"
                                                + " written, look again.")
                                .exception()
                        : e;
            }
        }
    }
}
