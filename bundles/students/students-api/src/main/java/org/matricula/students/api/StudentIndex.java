package org.matricula.students.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
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
     * students before is replaced, so the whole list of each is given; students that are not of the institution are left
     * out.
     */
    void programmes(Caller caller, InstitutionCode institution, Map<StudentId, List<Study>> programmes);
}
