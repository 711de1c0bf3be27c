package org.matricula.assessment.api;

import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * Takes in what students hand in and gives receipts, within the caller's scope. Submissions are only added; the latest
 * before the mark is recorded gives the mark its moment of submission. A file that was handed in before for another module
 * is taken, and the receipt says so.
 */
public interface Submissions {

    /** Needed to record what others handed in, such as by a learning environment or an office. */
    Privilege WRITE = new Privilege("assessment.submissions");

    /** Needed to read receipts of others. */
    Privilege READ = Marks.READ;

    /** Held by students: what is theirs. */
    Privilege OWN = new Privilege("assessment.own");

    /**
     * Records what a student handed in. The same file for the same element at the same moment is recorded once. Needs
     * {@link #WRITE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown registration, 409 when it came after it was
     *     marked and is not to be taken again, 422 when a field breaks its rule
     */
    Submission submit(Caller caller, Submission.Work work);

    /**
     * Records what the caller hands in now, in the time zone of the container. Needs {@link #OWN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the caller is no student or the registration is not
     *     theirs, 409 when it is marked and not to be taken again, 422 when a field breaks its rule or a moment is given
     */
    Submission submitOwn(Caller caller, Submission.Work work);

    /**
     * The receipts of a module registration, oldest first. Needs {@link #READ}; without {@link #WRITE} or {@link
     * CandidateNumbers#READ} those of work that goes by candidate number are left out.
     */
    List<Submission> of(Caller caller, ModuleRegistrationId registration);

    /** The caller's own receipts, oldest first. Needs {@link #OWN}; 404 when the caller is no student. */
    List<Submission> own(Caller caller);
}
