package org.matricula.regulations.api;

import java.util.List;

/**
 * A judgement together with the pack that gave it.
 *
 * @param policy the policy's name
 * @param judgement outcome and findings
 * @param pack the pack whose rules and numbers were used; null for a rehearsal with other numbers than a pack's own
 * @param <O> outcome
 */
public record Ruling<O>(String policy, Judgement<O> judgement, PackRef pack) {

    /** The policy's own record of values and codes. */
    public O outcome() {
        return judgement.outcome();
    }

    /** The rules that were applied, in order. */
    public List<Finding> findings() {
        return judgement.findings();
    }
}
