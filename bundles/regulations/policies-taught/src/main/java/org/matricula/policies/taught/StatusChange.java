package org.matricula.policies.taught;

import java.time.LocalDate;
import java.util.List;

/**
 * How a change of status is dealt with. It is proposed here and confirmed by a person.
 *
 * @param outcome what follows
 * @param reason code of what stands against it; null when nothing does
 * @param effectiveFrom the day from which it holds; null while that is open
 * @param duties codes of what must be done
 */
public record StatusChange(Outcome outcome, String reason, LocalDate effectiveFrom, List<String> duties) {

    /** What follows. */
    public enum Outcome {
        /** It can be recorded. */
        ACCEPT,
        /** Something is missing. */
        PENDING,
        /** It cannot be done. */
        REFUSE
    }

    /** Copies the list. */
    public StatusChange {
        duties = List.copyOf(duties);
    }
}
