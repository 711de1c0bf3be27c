package org.matricula.boards.api;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A decision on a student as it was recorded at a meeting. None is ever altered; the last one stands.
 *
 * @param entry 1 for the first, then counting up
 * @param proposal what the regulations proposed then
 * @param classification the class then; null for none
 * @param mean the mean then; null for none
 * @param decision what was decided; null where the decision before was taken back
 * @param award the exit award that it confers; null for none, and where it was not named
 * @param reason why; null where the board endorsed the proposal
 * @param recordedBy who recorded it
 * @param recordedAt when
 */
public record DecisionEntry(
        int entry,
        String proposal,
        String classification,
        BigDecimal mean,
        String decision,
        String award,
        String reason,
        String recordedBy,
        Instant recordedAt) {}
