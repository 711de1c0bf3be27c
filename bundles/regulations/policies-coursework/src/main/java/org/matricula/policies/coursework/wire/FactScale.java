package org.matricula.policies.coursework.wire;

import java.math.BigDecimal;
import org.matricula.regulations.kit.facts.FactReader;

/**
 * Another scale of marks than the ordinary one.
 *
 * @param from its lowest mark; null for the ordinary scale
 * @param to its highest mark; null for the ordinary scale
 * @param methodStated true when its method stands in the outline
 */
record FactScale(BigDecimal from, BigDecimal to, boolean methodStated) {

    static final FactScale ORDINARY = new FactScale(null, null, false);

    static FactScale of(FactReader facts) {
        return new FactScale(facts.decimal("from"), facts.decimal("to"), facts.flagOr("method_stated", false));
    }
}
