package org.matricula.policies.taught;

import java.time.LocalDate;
import java.util.List;
import org.matricula.regulations.kit.ruling.WaivedClause;

/**
 * What is known of one student's enrolment for a session (sections 8.1 and 8 of the fees).
 *
 * @param event first enrolment or enrolment again
 * @param closes the last day of the enrolment period
 * @param today the day on which it is judged
 * @param evidence what the sources say of the gates
 * @param waivers the gates' clauses that are waived for the student; the approver is the authority's code, and a
 *     waiver by somebody else than the pack names opens nothing
 */
public record EnrolmentGatesFacts(
        Event event, LocalDate closes, LocalDate today, List<Evidence> evidence, List<WaivedClause> waivers) {

    /** Copies the lists. */
    public EnrolmentGatesFacts {
        evidence = List.copyOf(evidence);
        waivers = List.copyOf(waivers);
    }

    /** Which enrolment. */
    public enum Event {
        /** The first, in the session of entry. */
        ENROLMENT,
        /** Each later one. */
        RE_ENROLMENT
    }

    /**
     * What one source says of one gate.
     *
     * @param gate the gate: {@code DEBT}
     * @param source who says so: {@code registration}, or the name of a later domain
     * @param passed true when nothing stands against it
     * @param reference where that can be read; null where there is nothing yet
     */
    public record Evidence(String gate, String source, boolean passed, String reference) {}
}
