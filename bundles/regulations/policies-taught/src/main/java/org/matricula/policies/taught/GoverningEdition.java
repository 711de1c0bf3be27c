package org.matricula.policies.taught;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;

/**
 * Which edition governs an event.
 *
 * @param governing the session whose regulations apply
 * @param reasons codes of the conditions that do not hold
 * @param duties codes of what must be done
 */
public record GoverningEdition(AcademicSession governing, List<String> reasons, List<String> duties) {

    /** Copies the lists. */
    public GoverningEdition {
        reasons = List.copyOf(reasons);
        duties = List.copyOf(duties);
    }
}
