package org.matricula.institutions.api;

import java.time.LocalDate;

/**
 * A contact of an institution as the row of a file; rules as in {@link Contact}. Role, name and first day tell contacts
 * apart.
 *
 * @param role what for
 * @param name the person or office
 * @param starts the first day in the role
 * @param ends the last day; null while it goes on
 * @param email the address
 * @param phone null where none is known
 */
public record PartnerContactRow(
        String role, String name, LocalDate starts, LocalDate ends, String email, String phone) {}
