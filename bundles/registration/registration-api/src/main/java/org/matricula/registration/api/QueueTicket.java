package org.matricula.registration.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A student's place in the queue of an event on one day.
 *
 * @param id its identity
 * @param eventId of which event
 * @param institution where
 * @param studentId who
 * @param day on which day
 * @param position counted from 1 on each day
 * @param ahead how many wait before the student; 0 for whoever does not wait
 * @param status where it stands
 * @param desk where the student was called to; null while not
 * @param identity what the check of identity found: true, false, or null while there was none
 * @param joinedAt when the student joined
 * @param calledAt when the student was called; null while not
 * @param endedAt when the student was served or left; null while not
 * @param endReason why the student left; null where nobody said, or the student was served
 */
public record QueueTicket(
        QueueTicketId id,
        RegistrationEventId eventId,
        InstitutionCode institution,
        StudentId studentId,
        LocalDate day,
        int position,
        int ahead,
        Status status,
        String desk,
        Boolean identity,
        Instant joinedAt,
        Instant calledAt,
        Instant endedAt,
        String endReason) {

    /** Where a ticket stands. */
    public enum Status {
        /** The student waits. */
        WAITING,
        /** The student was called to a desk. */
        CALLED,
        /** The student was dealt with. */
        SERVED,
        /** The student left, or did not come when called. */
        LEFT
    }
}
