package org.matricula.students.api;

import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Finds students by what is known of them. Answers are limited to the caller's scope. */
public interface StudentSearch {

    /** Needed to search; the same as {@link Students#READ}. */
    Privilege READ = Students.READ;

    /**
     * A page of students: by the word found when a name or number is asked for, by name otherwise. Each is listed once.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a condition breaks its rule
     */
    Page<StudentHit> search(Caller caller, SearchQuery query, PageRequest page);
}
