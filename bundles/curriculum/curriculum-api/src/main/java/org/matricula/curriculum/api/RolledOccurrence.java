package org.matricula.curriculum.api;

import java.time.LocalDate;

/**
 * What becomes of one occurrence when the next session is prepared.
 *
 * @param source the occurrence that is carried over
 * @param moduleCode the module's code
 * @param period which run within the session
 * @param result what becomes of it
 * @param target the occurrence of the next session; null when there is none, and in a rehearsal
 * @param starts its first day in the next session; null when it is not carried
 * @param ends its last day in the next session; null when it is not carried
 * @param elements how many assessment elements are copied
 * @param note why it is not carried, or what was moved; null where there is nothing to say
 */
public record RolledOccurrence(
        OccurrenceId source,
        String moduleCode,
        String period,
        Result result,
        OccurrenceId target,
        LocalDate starts,
        LocalDate ends,
        int elements,
        String note) {

    /** What becomes of an occurrence. */
    public enum Result {
        /** It has its successor now. */
        CARRIED,
        /** The module runs in that period of the next session already; nothing is touched. */
        THERE_ALREADY,
        /** It has no successor. */
        NOT_CARRIED
    }
}
