package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What becomes of late work.
 *
 * @param status what was found
 * @param effectiveDue the due date that counts, the student's own extension included
 * @param lateDays days late, as the outline counts them; calendar days where it sets no penalty
 * @param penalty marks taken off; null where a person must decide
 * @param mark the mark that counts; null where a person must decide
 */
public record LatePenalty(Status status, LocalDate effectiveDue, int lateDays, BigDecimal penalty, BigDecimal mark) {

    /** What was found. */
    public enum Status {
        /** In time. */
        ON_TIME,
        /** Late, and penalised as the outline says. */
        PENALISED,
        /** So late that the outline gives no marks. */
        NO_MARKS,
        /** Late, and the outline sets no penalty. */
        MANUAL
    }
}
