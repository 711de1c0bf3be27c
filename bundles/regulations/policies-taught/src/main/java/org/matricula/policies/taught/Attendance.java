package org.matricula.policies.taught;

import java.util.List;

/**
 * What follows from attendance.
 *
 * @param step how far it has come
 * @param duties codes of what must be done
 */
public record Attendance(Step step, List<String> duties) {

    /** How far it has come. */
    public enum Step {
        /** The student attends. */
        NONE,
        /** A written notice is due. */
        WRITTEN_NOTICE,
        /** The student may be withdrawn. */
        MAY_WITHDRAW
    }

    /** Copies the list. */
    public Attendance {
        duties = List.copyOf(duties);
    }
}
