package org.matricula.institutions.api;

import java.time.LocalDate;

/**
 * A day, Monday to Friday, on which an institution is closed and which is no working day.
 *
 * @param day the day
 * @param name why: a bank holiday's name, a closure; 1 to 100 characters
 */
public record ClosureDay(LocalDate day, String name) {}
