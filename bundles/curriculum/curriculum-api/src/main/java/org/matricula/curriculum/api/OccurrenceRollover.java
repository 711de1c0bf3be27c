package org.matricula.curriculum.api;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Carries the occurrences of a session over to the next: dates moved by whole weeks to the next session's dates,
 * patterns copied, deadlines moved to working days. What is there already is never touched, so that it can be done as
 * often as wanted. The institution lies within the caller's scope.
 */
public interface OccurrenceRollover {

    /** Needed to read what became of occurrences. */
    Privilege READ = Curriculum.READ;

    /** Needed to rehearse and to carry over. */
    Privilege WRITE = CurriculumAdmin.WRITE;

    /**
     * What would become of each occurrence of a session, by module code and period. Nothing is written.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the dates of this session or the next are not known
     */
    List<RolledOccurrence> rehearse(Caller caller, InstitutionCode institution, AcademicSession from);

    /**
     * Starts the job that does it.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 as {@link #rehearse}
     */
    JobId start(Caller caller, InstitutionCode institution, AcademicSession from);

    /**
     * What a job did with each occurrence, in the order in which it did it.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when no such job left anything within the scope
     */
    Page<RolledOccurrence> lines(Caller caller, JobId job, PageRequest page);
}
