package org.matricula.policies.taught;

import java.time.LocalDate;
import java.util.List;

/**
 * Whether a student can be enrolled.
 *
 * @param complete true when every gate is passed or waived
 * @param lapsed true when a gate is neither passed nor waived and its last day is over
 * @param gates the gates that apply, in the order of the pack
 */
public record EnrolmentGates(boolean complete, boolean lapsed, List<Gate> gates) {

    /** Copies the list. */
    public EnrolmentGates {
        gates = List.copyOf(gates);
    }

    /**
     * One gate.
     *
     * @param name {@code DEBT}
     * @param clause where it stands in the text
     * @param state how it stands
     * @param deadline its last day
     * @param waivedBy the authorities that may waive it; empty where nobody may
     * @param sources who must say that it is passed
     */
    public record Gate(
            String name, String clause, State state, LocalDate deadline, List<String> waivedBy, List<String> sources) {

        /** Copies the lists. */
        public Gate {
            waivedBy = List.copyOf(waivedBy);
            sources = List.copyOf(sources);
        }
    }

    /** How a gate stands. */
    public enum State {
        /** Every source says that nothing stands against it. */
        PASSED,
        /** Not passed, and waived by an authority that may. */
        WAIVED,
        /** A source says that something is missing. */
        BLOCKED,
        /** A source has not answered; that blocks too. */
        UNKNOWN
    }
}
