package org.matricula.registration.provider.module;

import java.time.LocalDate;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistration;

/**
 * A module that would be left.
 *
 * @param on its first day without the student, to which the weeks of change are counted
 */
record Leaving(ModuleRegistration registration, Occurrence run, LocalDate on) {}
