package org.matricula.policies.taught;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;

/**
 * What becomes of a suspension.
 *
 * @param outcome what follows
 * @param reason the first check that fails; null when approved
 * @param alternative what the student may do instead; null where nothing is named
 * @param duties codes of what must be done
 * @param governingRegulations the session whose regulations govern after the return; null for a request
 */
public record Suspension(
        Outcome outcome, String reason, String alternative, List<String> duties, AcademicSession governingRegulations) {

    /** What follows. */
    public enum Outcome {
        /** Approved. */
        APPROVE,
        /** Refused. */
        REFUSE,
        /** Not normally considered; a person may. */
        NOT_NORMALLY_CONSIDERED,
        /** An approval is missing. */
        PENDING,
        /** The student did not return and is withdrawn. */
        WITHDRAW,
        /** The student returned. */
        RETURNED
    }

    /** Copies the list. */
    public Suspension {
        duties = List.copyOf(duties);
    }
}
