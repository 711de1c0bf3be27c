package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/**
 * The attempts at a module, in their order (T-RA-13, T-EC-2).
 *
 * @param attempts the attempts; at least one
 */
public record MarkOnRecordFacts(List<Result> attempts) {

    /**
     * The result of an attempt.
     *
     * @param attempt which attempt it is
     * @param mark its mark; null while it is open
     * @param grade its grade; null while it is open
     * @param forfeited true when the student chose a new assessment after accepted circumstances
     */
    public record Result(Attempt attempt, BigDecimal mark, Grade grade, boolean forfeited) {}

    /** Copies the list. */
    public MarkOnRecordFacts {
        attempts = List.copyOf(attempts);
    }
}
