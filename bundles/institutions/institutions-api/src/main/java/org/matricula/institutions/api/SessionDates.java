package org.matricula.institutions.api;

import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;

/**
 * When an academic session runs at an institution.
 *
 * @param session which session
 * @param starts its first day
 * @param ends its last day, after the first
 */
public record SessionDates(AcademicSession session, LocalDate starts, LocalDate ends) {}
