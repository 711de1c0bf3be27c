package org.matricula.boards.api;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Reads what was published (L1149, L1150). Before the instant of its release a result is not there at all, for nobody
 * and in no number.
 */
public interface PublishedResults {

    /** Held by students: what is theirs. */
    Privilege OWN = Offers.OWN;

    /** Needed to read those of all students within the scope. */
    Privilege READ = Boards.READ_RELEASED;

    /**
     * Every result of the student that the caller is, under merged records too, the latest first; where one was
     * corrected, each version. Needs {@link #OWN} and {@code students.own}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when there are results, and a hold keeps them back
     */
    List<PublishedResult> own(Caller caller);

    /**
     * How such a result came about, in words for the student. Needs {@link #OWN} and {@code students.own}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when it is another's, or not published, 409 while a hold keeps
     *     it back
     */
    String ownExplanation(Caller caller, long result);

    /**
     * Why each module result of the session that such a result is about is what it is: elements, late work, limits, what
     * is carried, what was decided about the work, and the clauses, in words for the student. Needs {@link #OWN} and
     * {@code students.own}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when it is another's, or not published, 409 while a hold keeps
     *     it back
     */
    String ownModules(Caller caller, long result);

    /**
     * Every result of a student that was published, under merged records too, the latest first; where one was corrected,
     * each version: what stood on which day. Needs {@link #READ}.
     */
    List<PublishedResult> of(Caller caller, StudentId student);

    /**
     * The results of an institution's students that were published for a session, in the version that counts, by number.
     * This is how a partner is told of the students whom it teaches. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the institution is outside the scope
     */
    Page<PublishedResult> of(Caller caller, InstitutionCode institution, AcademicSession session, PageRequest page);
}
