package org.matricula.students.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** What other domains know of students and students are searched by. */
public interface StudentIndex {

    /** Needed to feed the index; for domains that act on somebody's behalf. */
    Privilege WRITE = new Privilege("students.index");

    /**
     * A time on a programme.
     *
     * @param programme the programme's code, 1 to 50 characters
     * @param from its first day
     * @param until its last day; null while it lasts
     */
    record Study(String programme, LocalDate from, LocalDate until) {}

    /**
     * Says on which programmes students are and were, set-wise and in the running transaction. What was said of these
     * students before is replaced; students that are not of the institution are left out.
     *
     * @param studies asked for the whole list of each student once nobody else can say anything of them before the
     *     transaction ends; a student whom it leaves out is on no programme
     */
    void programmes(
            Caller caller,
            InstitutionCode institution,
            Collection<StudentId> students,
            Function<Set<StudentId>, Map<StudentId, List<Study>>> studies);

    /** Students of whom nothing was said yet, by id. Whoever keeps registrations asks when it or the index is new. */
    Page<Student> untold(Caller caller, PageRequest page);
}
