package org.matricula.kernel.api.job;

import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Starts, watches, cancels and resumes long work. Reading is limited to the caller's institutions. */
public interface Jobs {

    /** Needed to see jobs. */
    Privilege READ = new Privilege("jobs.read");

    /** Needed to cancel and resume jobs. */
    Privilege MANAGE = new Privilege("jobs.manage");

    /**
     * Puts a job into the journal in the transaction of the thread; a node takes it after the commit. The service that
     * calls this has already checked the caller's privilege for that kind of work.
     */
    JobId submit(Caller caller, InstitutionCode institution, String kind, Map<String, String> parameters);

    /**
     * A job as it stands now. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Job get(Caller caller, JobId id);

    /** The jobs within the caller's scope, oldest first. Needs {@link #READ}. */
    Page<Job> list(Caller caller, PageRequest page);

    /**
     * Stops a job after its current chunk. Needs {@link #MANAGE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it has already ended
     */
    Job cancel(Caller caller, JobId id);

    /**
     * Lets a failed or cancelled job go on where its last chunk ended. Needs {@link #MANAGE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is running or done
     */
    Job resume(Caller caller, JobId id);
}
