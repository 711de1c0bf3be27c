package org.matricula.policies.coursework.rules;

import org.matricula.policies.coursework.Supplementary;
import org.matricula.policies.coursework.SupplementaryFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Supplementary assessment is available unless the outline says explicitly that it is unsuitable (W-A12). */
public final class SupplementaryPolicy implements Policy<SupplementaryFacts, Supplementary> {

    static final String NOT_STATED = "SUPPLEMENTARY_NOT_STATED";

    private SupplementaryPolicy() {}

    /** Needs no numbers. */
    public static SupplementaryPolicy configure(Parameters parameters) {
        return new SupplementaryPolicy();
    }

    /** True when suitable, or when the outline says that it is not. */
    static boolean isClear(SupplementaryFacts facts) {
        return facts.suitable() || facts.statementInOutline();
    }

    @Override
    public Judgement<Supplementary> evaluate(SupplementaryFacts facts) {
        boolean clear = isClear(facts);
        boolean available = !facts.statementInOutline();
        Trail trail = new Trail();
        trail.add(Rules.SUPPLEMENTARY.finding(
                clear ? "SUPPLEMENTARY" : NOT_STATED,
                clear,
                Rule.fact("suitable", facts.suitable()),
                Rule.fact("statement_in_outline", facts.statementInOutline())));
        return trail.judgement(
                new Supplementary(available, clear ? null : NOT_STATED), Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }
}
