package org.matricula.curriculum.api;

import java.time.LocalDateTime;

/**
 * A title that a module or an award bore until it was changed: what was decided and issued before bears it still
 * (AMB-T-224). A title that was wrong from the beginning is none.
 *
 * @param kind what bore it
 * @param code the code of the module or award
 * @param title the title, 1 to 200 characters
 * @param until the moment, in UTC, from which another one counts
 * @param changedBy who changed it; 1 to 200 characters
 * @param reason why; 1 to 500 characters
 */
public record FormerTitle(Kind kind, String code, String title, LocalDateTime until, String changedBy, String reason) {

    /** What has a title of its own that changes. */
    public enum Kind {
        /** A module of the institution. */
        MODULE,
        /** An award of the platform's list. */
        AWARD
    }
}
