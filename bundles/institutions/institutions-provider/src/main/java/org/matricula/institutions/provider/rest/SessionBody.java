package org.matricula.institutions.provider.rest;

import java.time.LocalDate;

/**
 * When a session runs.
 *
 * @param starts its first day
 * @param ends its last day
 */
public record SessionBody(LocalDate starts, LocalDate ends) {}
