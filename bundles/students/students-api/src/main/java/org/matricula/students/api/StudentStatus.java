package org.matricula.students.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Engagements and dated status events. Reading needs {@link Students#READ}, writing {@link StudentAdmin#WRITE}; records
 * outside the caller's scope are not found.
 */
public interface StudentStatus {

    /** Needed to read; the same as {@link Students#READ}. */
    Privilege READ = Students.READ;

    /** Needed to write; the same as {@link StudentAdmin#WRITE}. */
    Privilege WRITE = StudentAdmin.WRITE;

    /** A student's engagements with the versions that a change must name, oldest first; those taken back too. */
    List<Versioned<Engagement>> engagements(Caller caller, StudentId student);

    /**
     * Adds an engagement.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown student, 422 when it ends before it begins
     */
    Versioned<Engagement> engage(Caller caller, Engagement engagement);

    /**
     * Changes the expected end or ends an engagement.
     *
     * @param reason why, for the audit trail; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it was taken back, 412 stale, 422 when it
     *     would end before it begins
     */
    Versioned<Engagement> change(Caller caller, Engagement engagement, long version, String reason);

    /**
     * Takes back an engagement that was entered in error; it stays readable and is no part of the record any more.
     *
     * @param reason why; kept with it; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it was taken back already or a status event
     *     is in it, which must be corrected first, 412 stale
     */
    Versioned<Engagement> voided(Caller caller, EngagementId id, long version, String reason);

    /** All events of a student, corrected ones included, by effective day and then as recorded. */
    List<StatusEvent> events(Caller caller, StudentId student);

    /**
     * Records an event in the running transaction or one of its own. What has a subject stands under the identity that it
     * names, also while that is merged into another; what concerns the person is recorded of the survivor. One that says
     * in the same words what stands last on its day, or a correction that was recorded, is not recorded again.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 unknown student, engagement or corrected event, 409 when the
     *     event contradicts what is recorded (nobody is suspended after death, withdrawn twice, comes back from a
     *     registration that has ended), corrects one that is corrected already, or concerns the person of a merged record;
     *     422 when a field breaks its rule
     */
    StatusEvent record(Caller caller, StatusEvent event);

    /**
     * Records events of many students set-wise and idempotently: one that has the identity of an event that is there, or
     * that {@link #record} would not record again, is UNCHANGED. One at fault is REFUSED without hindering the others.
     */
    List<RowOutcome> recordAll(Caller caller, InstitutionCode institution, List<StatusEvent> events);

    /**
     * The status that held on a day, as far as it was known at a moment.
     *
     * @param subject about what; null for the person as a whole, which takes the latest event about anything
     * @param asKnownAt null for what is known now
     * @return empty when nothing was recorded up to that day
     */
    Optional<StatusEvent> on(Caller caller, StudentId student, String subject, LocalDate day, Instant asKnownAt);

    /** The status of many students on a day, set-wise; students without any event are left out. */
    Map<StudentId, StatusEvent> on(
            Caller caller, InstitutionCode institution, Collection<StudentId> students, LocalDate day);
}
