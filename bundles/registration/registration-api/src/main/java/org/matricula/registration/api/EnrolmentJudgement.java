package org.matricula.registration.api;

import java.time.LocalDate;
import java.util.List;

/**
 * How a task stands by the pack of the student's programme and session.
 *
 * @param complete true when every gate is passed or waived
 * @param gates the gates that apply, in the order in which a student meets them
 * @param rules the rules that were applied, with their clauses
 * @param pack which pack ruled: id, version, digest
 */
public record EnrolmentJudgement(boolean complete, List<Gate> gates, List<AppliedRule> rules, String pack) {

    /** Copies the lists. */
    public EnrolmentJudgement {
        gates = List.copyOf(gates);
        rules = List.copyOf(rules);
    }

    /**
     * One gate.
     *
     * @param name {@code IDENTITY}
     * @param clause where it stands in the text
     * @param state PASSED, WAIVED, BLOCKED, or UNKNOWN where a source does not answer, which blocks too
     * @param deadline its last day
     * @param waivedBy the authorities that may waive it; empty where nobody may
     */
    public record Gate(String name, String clause, String state, LocalDate deadline, List<String> waivedBy) {

        /** Copies the list. */
        public Gate {
            waivedBy = List.copyOf(waivedBy);
        }
    }
}
