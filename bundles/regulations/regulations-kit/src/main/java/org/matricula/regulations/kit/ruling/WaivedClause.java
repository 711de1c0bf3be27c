package org.matricula.regulations.kit.ruling;

import org.matricula.regulations.kit.facts.FactReader;

/**
 * A clause that is waived for the student who is judged: an approved exception, as rulings see it.
 *
 * @param clause the clause as findings cite it: {@code A.2.2.7.2}
 * @param reference where the approval is kept: {@code waiver 17}
 * @param approver the person or body that approved it
 */
public record WaivedClause(String clause, String reference, String approver) {

    /** Reads one from facts on the wire. */
    public static WaivedClause read(FactReader facts) {
        return new WaivedClause(facts.text("clause"), facts.text("reference"), facts.text("approver"));
    }
}
