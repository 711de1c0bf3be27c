package org.matricula.registration.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Annual enrolment and enrolment again. Which gates apply, their clauses, last days, and who may waive them come from
 * the pack of the student's programme and session (policy {@code enrolment-gates}). Reading needs
 * {@link Registrations#READ}; records outside the scope are not found.
 *
 * <p>Changing methods throw {@link org.matricula.kernel.api.ProblemException}: 404 unknown, 412 when {@code version} is
 * not the present one, 409 when the task is complete, 422 when a field breaks its rule.
 */
public interface EnrolmentTasks {

    /** Needed to open tasks, have them judged, and complete them. */
    Privilege MANAGE = new Privilege("registration.enrolment");

    /** Needed to record the student's declaration. */
    Privilege DECLARE = new Privilege("registration.declare");

    /** Needed to record checks of identity and right to study, and documents asked for and received. */
    Privilege CHECK = new Privilege("registration.check");

    /** Starts a job that opens tasks; those that are there keep their days. */
    default JobId open(
            Caller caller, InstitutionCode institution, AcademicSession session, LocalDate opens, LocalDate closes) {
        return open(caller, institution, session, opens, closes, null);
    }

    /**
     * Starts a job that opens a task for every active programme registration of a session that has none, and judges
     * those that are not complete. It may be started again at any time. Needs {@link #MANAGE}.
     *
     * @param opens the first day of the enrolment period
     * @param closes its last day, not before the first
     * @param reason why all tasks of the session that are not complete get these days, 1 to 500 characters; null leaves
     *     those that are there as they are
     */
    JobId open(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            LocalDate opens,
            LocalDate closes,
            String reason);

    /** Starts a job that judges all tasks of a session that are not complete; some lapse. Needs {@link #MANAGE}. */
    JobId judge(Caller caller, InstitutionCode institution, AcademicSession session);

    /**
     * Tasks of an institution and session, by identity.
     *
     * @param status null for every status
     */
    Page<EnrolmentTask> list(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            EnrolmentTask.Status status,
            PageRequest page);

    /** One task. */
    Versioned<EnrolmentTask> get(Caller caller, EnrolmentTaskId id);

    /** The tasks of the person behind a student, oldest session first. */
    List<EnrolmentTask> of(Caller caller, StudentId student);

    /** How a task stands now, with the rules; {@code NO_PACK_IN_FORCE} (409) when no pack governs it. */
    EnrolmentJudgement judgement(Caller caller, EnrolmentTaskId id);

    /** All checks of a task, oldest first. */
    List<GateCheck> checks(Caller caller, EnrolmentTaskId id);

    /**
     * Records what the student declared. Needs {@link #DECLARE}.
     *
     * @param edition the edition of the declaration's text that the student agreed to, 1 to 200 characters
     */
    Versioned<EnrolmentTask> declare(Caller caller, EnrolmentTaskId id, String edition, long version);

    /**
     * Takes back a declaration that was recorded by mistake, also after the student was enrolled: the gate stands as
     * before it. Needs {@link #DECLARE}.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when none stands
     */
    Versioned<EnrolmentTask> withdrawDeclaration(Caller caller, EnrolmentTaskId id, String reason, long version);

    /**
     * Records a check of IDENTITY or RIGHT_TO_STUDY, also after the student was enrolled: the latest counts at the gate, and
     * the enrolment stands until it is taken back. Needs {@link #CHECK}.
     */
    Versioned<EnrolmentTask> check(Caller caller, EnrolmentTaskId id, GateCheck check, long version);

    /**
     * Waives a gate for the student, as a waiver of its clause that is kept with the student's other waivers and can be
     * revoked there. Needs the {@link GateAuthority#privilege()}. It begins today, or goes on after one that was given today.
     *
     * @param gate the gate's name
     * @param authority in whose name: one of those that the pack allows for the gate
     * @param reason why, 1 to 500 characters
     * @param expires its last day
     * @throws org.matricula.kernel.api.ProblemException 403 without the authority's privilege, 409 when the gate is
     *     waived for these days already, 422 when it does not apply or may not be waived by that authority
     */
    Versioned<EnrolmentTask> waive(
            Caller caller,
            EnrolmentTaskId id,
            String gate,
            String authority,
            String reason,
            LocalDate expires,
            long version);

    /**
     * Enrols the student. Needs {@link #MANAGE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 that names every gate that is neither passed nor waived,
     *     with its clause, 409 when the programme registration is not active
     */
    Versioned<EnrolmentTask> complete(Caller caller, EnrolmentTaskId id, long version);

    /**
     * Takes back an enrolment by mistake: the task stands by its gates again, and nothing of the status that it recorded
     * stands. Needs {@link #MANAGE}.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when the task is not complete, when the student was enrolled for
     *     a later session of the registration, or when a later status stands about it: that is taken back first
     */
    Versioned<EnrolmentTask> reopen(Caller caller, EnrolmentTaskId id, String reason, long version);

    /** The documents that were asked of the person behind a student, oldest first. */
    List<Versioned<MissingDocument>> documents(Caller caller, StudentId student);

    /** Asks a student for a document; 409 while it is asked for, and once more on a day. Needs {@link #CHECK}. */
    Versioned<MissingDocument> request(Caller caller, StudentId student, String name);

    /**
     * Notes that a document came in. Needs {@link #CHECK}.
     *
     * @param reference what came in, 1 to 200 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it came in already, 412 stale
     */
    Versioned<MissingDocument> receive(Caller caller, MissingDocumentId id, String reference, long version);

    /**
     * Voids a document that was asked for, or noted as received, by mistake: it is missing no more and may be asked for
     * again. Needs {@link #CHECK}.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is voided already, 412 stale, 422
     *     without a reason
     */
    Versioned<MissingDocument> voidDocument(Caller caller, MissingDocumentId id, String reason, long version);
}
