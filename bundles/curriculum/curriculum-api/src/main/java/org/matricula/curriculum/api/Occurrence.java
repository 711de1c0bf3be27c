package org.matricula.curriculum.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * One run of a module, with its assessment pattern.
 *
 * @param id its identity; null when it is to be created
 * @param institution where it is taught
 * @param moduleId which module
 * @param moduleCode the module's code
 * @param session in which session it starts
 * @param period which run within the session: {@code J}, {@code S1}; 1 to 16 characters
 * @param starts its first day
 * @param ends its last day
 * @param elements its assessment elements; the weights of a pattern add up to 100; empty while none is set
 */
public record Occurrence(
        OccurrenceId id,
        InstitutionCode institution,
        ModuleId moduleId,
        String moduleCode,
        AcademicSession session,
        String period,
        LocalDate starts,
        LocalDate ends,
        List<Element> elements) {

    /** Copies the elements. */
    public Occurrence {
        elements = List.copyOf(elements);
    }
}
