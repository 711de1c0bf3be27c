package org.matricula.registration.api;

import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.students.api.StudentId;

/**
 * What a roll-over did, or in a rehearsal would do, with one programme registration.
 *
 * @param registrationId which registration
 * @param studentId whose
 * @param programmeId on what
 * @param reason why it is carried or not
 * @param levelBefore the level in the session that ends
 * @param levelAfter the level in the next session; null when it is not carried
 */
public record RollOverLine(
        ProgrammeRegistrationId registrationId,
        StudentId studentId,
        ProgrammeId programmeId,
        Reason reason,
        int levelBefore,
        Integer levelAfter) {

    /** Why a registration is carried to the next session, or is not. */
    public enum Reason {
        /** The decision of a board moved it already. */
        DECIDED(true),
        /** The student takes the level again by agreement. */
        REPEATS(true),
        /** The student came back from a suspension into the next session. */
        RETURNED(true),
        /** A file said that it is in the next session. */
        IMPORTED(true),
        /** No board decides on the programme: the level stays. */
        NO_BOARD(true),
        /** Nothing is decided, and the caller wished such students to be carried at their level. */
        UNDECIDED(true),
        /** Away, with an agreed return in the next session. */
        RETURN_DUE(true),
        /** A board has to decide first. */
        NEEDS_DECISION(false),
        /** Away beyond the next session. */
        AWAY_LONGER(false),
        /** The agreed return lies before the next session, and nobody recorded it. */
        RETURN_OVERDUE(false),
        /** Away without an agreed return, or nobody has set when the next session runs. */
        RETURN_UNKNOWN(false),
        /** No agreement of the partner, or no site, delivers the programme on the first day of the next session. */
        NOT_DELIVERED(false),
        /** The student left. */
        WITHDRAWN(false),
        /** The student moved to another programme or institution. */
        TRANSFERRED(false),
        /** The student has the award. */
        COMPLETED(false),
        /** The student died. */
        DECEASED(false);

        private final boolean carried;

        Reason(boolean carried) {
            this.carried = carried;
        }

        /** True when the registration is in the next session. */
        public boolean carried() {
            return carried;
        }
    }
}
