package org.matricula.registration.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Registration events and their queues. Reading needs {@link Registrations#READ}, everything else {@link #RUN}; records
 * outside the scope are not found. Several desks may call at once: nobody is called twice.
 */
public interface RegistrationEvents {

    /** Needed to plan events and to run their queues. */
    Privilege RUN = new Privilege("registration.events");

    /** The events of an institution, latest first, at most 200. */
    List<RegistrationEvent> list(Caller caller, InstitutionCode institution);

    /** One event. */
    RegistrationEvent get(Caller caller, RegistrationEventId id);

    /**
     * Plans an event.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a field breaks its rule
     */
    RegistrationEvent plan(Caller caller, RegistrationEvent event);

    /** The tickets of a day, by position. */
    List<QueueTicket> queue(Caller caller, RegistrationEventId id, LocalDate day);

    /**
     * Puts a student at the end of today's queue.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when the event is not today or the student is in the queue
     *     already, 422 when the student is not one of the institution
     */
    QueueTicket join(Caller caller, RegistrationEventId id, StudentId student);

    /**
     * Calls the next student of today's queue.
     *
     * @param desk where to, 1 to 50 characters
     * @return empty when nobody waits
     */
    Optional<QueueTicket> callNext(Caller caller, RegistrationEventId id, String desk);

    /**
     * Records the check of a called student's identity, also at the gate IDENTITY of each of the student's tasks that are
     * not complete. Needs {@link EnrolmentTasks#CHECK} too.
     *
     * @param documentReference what was looked at, 1 to 200 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when the student was not called
     */
    QueueTicket identity(Caller caller, QueueTicketId id, boolean passed, String documentReference);

    /**
     * Ends a ticket.
     *
     * @param served true when the student was dealt with, which needs a call and a check of identity before; false when
     *     the student left, was sent away, or did not come
     * @param reason why the student goes unserved, 1 to 500 characters: which document is missing, or that nobody came;
     *     needed for whoever was called, and refused for whoever was served
     * @throws org.matricula.kernel.api.ProblemException 409 when it has ended, or was not called or checked, 422 for the
     *     reason
     */
    QueueTicket end(Caller caller, QueueTicketId id, boolean served, String reason);

    /**
     * Closes an event: nobody joins or is called any more, and whoever still waits leaves the queue. Whoever stands at a
     * desk is dealt with to the end.
     *
     * @param reason why, 1 to 500 characters
     * @return the tickets of those who still waited, to be told, by day and position
     * @throws org.matricula.kernel.api.ProblemException 409 when it is closed already
     */
    List<QueueTicket> close(Caller caller, RegistrationEventId id, String reason);
}
