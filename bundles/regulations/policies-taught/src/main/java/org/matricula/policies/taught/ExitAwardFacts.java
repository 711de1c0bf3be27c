package org.matricula.policies.taught;

import java.util.List;

/**
 * A partial record for which the best embedded award is sought (section 1.3).
 *
 * @param courseAward the family of the award that the course leads to
 * @param modules the whole record
 * @param title the code of the course's award where it is known, for the designation of the exit award
 *     ({@code BSC_HONS}); null otherwise
 */
public record ExitAwardFacts(String courseAward, List<ModuleFact> modules, String title) {

    /** Copies the list. */
    public ExitAwardFacts {
        modules = List.copyOf(modules);
    }

    /** Without a title. */
    public ExitAwardFacts(String courseAward, List<ModuleFact> modules) {
        this(courseAward, modules, null);
    }
}
