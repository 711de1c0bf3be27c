package org.matricula.regulations.kit.ruling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.kit.facts.FactReader;

/**
 * A clause that is waived for the student who is judged: an approved exception, as rulings see it.
 *
 * @param clause the clause as findings cite it, {@code A.2.2.7.2}, or one of which that is a part
 * @param reference where the approval is kept: {@code waiver 17}
 * @param approver the person or body that approved it
 */
public record WaivedClause(String clause, String reference, String approver) {

    /** Reads one from facts on the wire. */
    public static WaivedClause read(FactReader facts) {
        return new WaivedClause(facts.text("clause"), facts.text("reference"), facts.text("approver"));
    }

    /**
     * Whether who waives a clause waives another one with it: itself and its parts. {@code A.2.6.10} covers
     * {@code A.2.6.10[c]}, and not {@code A.2.6.101}.
     */
    public static boolean covers(String waived, String clause) {
        return clause.equals(waived) || clause.startsWith(waived) && "[.".indexOf(clause.charAt(waived.length())) >= 0;
    }

    /**
     * A finding with what is waived: where it fails and a waiver covers its clause it does not fail, is
     * {@link Trail#WAIVED} and cites the waiver.
     */
    public static Finding heeding(Collection<WaivedClause> waivers, Finding finding) {
        if (finding.satisfied()) {
            return finding;
        }
        return waivers.stream()
                .filter(waiver -> covers(waiver.clause(), finding.clause()))
                .findFirst()
                .map(waiver -> waiver.cited(finding))
                .orElse(finding);
    }

    private Finding cited(Finding failed) {
        List<Finding.Fact> facts = new ArrayList<>();
        facts.add(Rule.fact("waived", failed.code()));
        facts.add(Rule.fact("waiver", reference));
        facts.add(Rule.fact("approver", approver));
        facts.addAll(failed.facts());
        return new Finding(failed.rule(), failed.clause(), Trail.WAIVED, true, facts, failed.steps());
    }
}
