package org.matricula.registration.provider.shell;

import java.time.LocalDate;
import org.matricula.kernel.api.Identifier;

/**
 * One registration of a student as the shell shows it.
 *
 * @param id its identity
 * @param kind PROGRAMME or MODULE
 * @param code the code of the programme or module
 * @param run the session of a programme registration, session and period of a module registration
 * @param detail the level on a programme, the attempt at a module
 * @param status where it stands
 * @param from the first day; null when it is not known
 * @param until the last day; null while it lasts
 */
public record RegistrationLine(
        Identifier id,
        String kind,
        String code,
        String run,
        String detail,
        Enum<?> status,
        LocalDate from,
        LocalDate until) {}
