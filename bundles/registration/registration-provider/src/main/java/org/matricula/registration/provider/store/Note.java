package org.matricula.registration.provider.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.RegistrationState.Change;

/**
 * What the history keeps beside the state itself.
 *
 * @param change what is done
 * @param effective the day from which it holds; null for the first day of a programme registration. Modules have days of
 *     their own: of those without, the day of recording
 * @param reason why
 * @param source what brought it about; null when a person or a file did
 * @param recordedAt when
 * @param recordedBy who did it
 */
public record Note(
        Change change, LocalDate effective, String reason, String source, Instant recordedAt, String recordedBy) {

    /** A note of this moment. */
    public static Note of(Caller caller, Clock clock, Change change, LocalDate effective, String reason) {
        return of(caller, clock, change, effective, reason, null);
    }

    /** A note of this moment with its source. */
    public static Note of(
            Caller caller, Clock clock, Change change, LocalDate effective, String reason, String source) {
        return new Note(change, effective, reason, source, clock.instant(), caller.name());
    }

    /** The note with another word for what is done. */
    public Note with(Change other) {
        return new Note(other, effective, reason, source, recordedAt, recordedBy);
    }

    /** Its columns in a history, and then what it is about. */
    Object[] row(Identifier about) {
        return new Object[] {change, effective, reason, source, recordedAt, recordedBy, about};
    }
}
