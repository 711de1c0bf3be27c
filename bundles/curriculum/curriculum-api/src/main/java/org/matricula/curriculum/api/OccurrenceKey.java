package org.matricula.curriculum.api;

import org.matricula.kernel.api.AcademicSession;

/**
 * How people and files name an occurrence within an institution.
 *
 * @param moduleCode the module's code
 * @param session the session in which it starts
 * @param period which run within the session
 */
public record OccurrenceKey(String moduleCode, AcademicSession session, String period) {

    /** As people name it: {@code CS6D01 2026/27 S1}. */
    @Override
    public String toString() {
        return moduleCode + " " + session + " " + period;
    }
}
