package org.matricula.students.api;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Writes student records within the caller's scope; every method needs {@link #WRITE}. */
public interface StudentAdmin {

    /** Needed to write. */
    Privilege WRITE = new Privilege("students.write");

    /**
     * Adds a student.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a field breaks its rule or the
     *     institution does not exist, 409 when the number is taken
     */
    Versioned<Student> create(Caller caller, Student student);

    /**
     * Changes names, date of birth or e-mail; institution and number stay.
     *
     * @param version the version that the change is based on
     * @param reason why, for the audit trail; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 stale, 422 when a field breaks its rule
     */
    Versioned<Student> change(Caller caller, Student student, long version, String reason);

    /**
     * Adds or changes students set-wise and idempotently, by number; {@code id} and {@code institution} of the rows are
     * ignored. A row at fault is REFUSED without hindering the others.
     *
     * @param untouched fields that the rows say nothing about and that stay as they are: of {@code givenNames},
     *     {@code dateOfBirth} and {@code email}
     * @param reason why, for the histories and the audit trail: {@code import 14669}; 1 to 500 characters
     */
    List<RowOutcome> importAll(
            Caller caller, InstitutionCode institution, List<Student> students, Set<String> untouched, String reason);

    /** The same for a reason that names no import. */
    default List<RowOutcome> importAll(
            Caller caller, InstitutionCode institution, List<Student> students, Set<String> untouched) {
        return importAll(caller, institution, students, untouched, "imported");
    }

    /** The same, with every field as the rows say, also where they say nothing. */
    default List<RowOutcome> importAll(Caller caller, InstitutionCode institution, List<Student> students) {
        return importAll(caller, institution, students, Set.of());
    }

    /**
     * The same for rows that were worked out from records as they were read: a row whose record is not so any more is
     * REFUSED as stale.
     */
    List<RowOutcome> revise(Caller caller, InstitutionCode institution, List<Revised<Student>> students, String reason);
}
