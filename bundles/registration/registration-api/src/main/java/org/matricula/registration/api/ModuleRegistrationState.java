package org.matricula.registration.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.registration.api.RegistrationState.Change;

/**
 * How a module registration stood after a change.
 *
 * @param registration the registration as it stood
 * @param change what was done: KEPT, REGISTERED, IMPORTED or WITHDRAWN
 * @param effective the day from which it stood so
 * @param reason why
 * @param source what brought it about ({@code meeting 9}); null when a person or a file did
 * @param recordedAt when it became known
 * @param recordedBy who recorded it
 */
public record ModuleRegistrationState(
        ModuleRegistration registration,
        Change change,
        LocalDate effective,
        String reason,
        String source,
        Instant recordedAt,
        String recordedBy) {}
