package org.matricula.students.api;

import java.util.Collection;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Reads student records. Answers are limited to the caller's scope; every method needs {@link #READ}. */
public interface Students {

    /** Needed to read. */
    Privilege READ = new Privilege("students.read");

    /** Students by id, or by name when the query names one. */
    Page<Student> find(Caller caller, StudentQuery query, PageRequest page);

    /**
     * One student; for a record that is merged into another, the survivor, whose identity then differs from the one asked
     * for.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<Student> get(Caller caller, StudentId id);

    /**
     * Students by the identity asked for, set-wise; those outside the scope are left out. A merged record is answered with
     * its survivor.
     */
    Map<StudentId, Student> all(Caller caller, Collection<StudentId> ids);

    /**
     * Identities by student number, set-wise; unknown numbers are left out. The number of a merged record has its own
     * identity still, so that what other domains keep under it is reached.
     */
    Map<String, StudentId> byNumber(Caller caller, InstitutionCode institution, Collection<String> numbers);

    /**
     * Student numbers by identity, set-wise; those outside the scope are left out. The other way round: a merged record has
     * its own number, under which other domains keep what was recorded for it.
     */
    Map<StudentId, String> numbers(Caller caller, Collection<StudentId> ids);
}
