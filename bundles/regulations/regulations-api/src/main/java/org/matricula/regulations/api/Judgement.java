package org.matricula.regulations.api;

import java.util.List;

/**
 * What a policy answers: the outcome, and how it came about.
 *
 * @param outcome the policy's own record of values and codes
 * @param entitlement whether the outcome follows by itself, is a right, or needs somebody's discretion
 * @param decidedBy who decides it
 * @param overridable true only where the text says "normally" or gives discretion (T-RUL-1)
 * @param findings the rules that were applied, in order
 * @param gaps ids of the pack's ambiguity register whose adopted reading was used
 * @param review true when a human must look at it
 * @param <O> outcome
 */
public record Judgement<O>(
        O outcome,
        Entitlement entitlement,
        DecidedBy decidedBy,
        boolean overridable,
        List<Finding> findings,
        List<String> gaps,
        boolean review) {

    /** Copies the lists. */
    public Judgement {
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
    }
}
