package org.matricula.registration.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Days on which students come to register in person.
 *
 * @param id its identity; null when it is to be planned
 * @param institution where
 * @param name 1 to 200 characters
 * @param place 1 to 200 characters
 * @param from the first day
 * @param to the last day, not before the first and at most 60 days later
 * @param closedAt when it was closed; null while it is not
 */
public record RegistrationEvent(
        RegistrationEventId id,
        InstitutionCode institution,
        String name,
        String place,
        LocalDate from,
        LocalDate to,
        Instant closedAt) {}
