package org.matricula.institutions.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Whom to turn to at an institution. When somebody else takes over a role, the one contact ends and another begins.
 *
 * @param id its identity; null when it is to be added
 * @param institution whose contact
 * @param role what for, such as {@code Registry} or {@code Link tutor}; 1 to 100 characters
 * @param name the person or office, 1 to 200 characters
 * @param email an address with a domain of two parts or more, at most 254 characters
 * @param phone digits with {@code + ( ) . , / # * -}, blanks and {@code ext} between, at most 40 characters; null where none is known
 * @param starts the first day in the role
 * @param ends the last day; null while it goes on
 */
public record Contact(
        ContactId id,
        InstitutionCode institution,
        String role,
        String name,
        String email,
        String phone,
        LocalDate starts,
        LocalDate ends) {}
