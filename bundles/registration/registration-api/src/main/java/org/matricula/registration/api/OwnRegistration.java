package org.matricula.registration.api;

import java.util.List;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * What students see and do of their own registration, under merged records too: whose it is, the registry has said by
 * {@link org.matricula.students.api.StudentAccounts}. Every method needs {@link #OWN} and throws
 * {@link org.matricula.kernel.api.ProblemException} 404 when the caller is no student, or the task is of another one.
 */
public interface OwnRegistration {

    /** Held by students. */
    Privilege OWN = new Privilege("registration.own");

    /** The programme registrations, oldest first. */
    List<ProgrammeRegistration> programmes(Caller caller);

    /** The module registrations, oldest first. */
    List<ModuleRegistration> modules(Caller caller);

    /** The attendance that the modules of the registrations require, where they require any, oldest first (T-MD-8). */
    List<ModuleAttendance> attendance(Caller caller);

    /** The enrolment tasks, oldest session first. */
    List<EnrolmentTask> tasks(Caller caller);

    /** One enrolment task. */
    Versioned<EnrolmentTask> task(Caller caller, EnrolmentTaskId id);

    /**
     * The gates of a task as they stand now, in the order in which a student meets them. What was looked at, and by whom,
     * is not told.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when no pack governs it
     */
    List<EnrolmentJudgement.Gate> gates(Caller caller, EnrolmentTaskId id);

    /**
     * Makes the student's declaration; as {@link EnrolmentTasks#declare}.
     *
     * @param edition the edition of the declaration's text that the student agreed to, 1 to 200 characters
     */
    Versioned<EnrolmentTask> declare(Caller caller, EnrolmentTaskId id, String edition, long version);

    /** The documents that were asked of the student, oldest first. */
    List<MissingDocument> documents(Caller caller);
}
