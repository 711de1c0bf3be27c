package org.matricula.registration.provider.module;

import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistration.Attempt;

/** An attempt at a module that stands. */
record Attempted(Occurrence run, Attempt attempt) {}
