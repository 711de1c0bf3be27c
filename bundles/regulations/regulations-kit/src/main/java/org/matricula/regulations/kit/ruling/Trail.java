package org.matricula.regulations.kit.ruling;

import java.util.ArrayList;
import java.util.List;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;

/** What a policy notes while it judges. For one evaluation, then thrown away. */
public final class Trail {

    private final List<Finding> findings = new ArrayList<>();
    private List<String> gaps = List.of();
    private boolean review;

    /** Notes a rule that was applied. */
    public Trail add(Finding finding) {
        findings.add(finding);
        return this;
    }

    /** Notes rules that were applied in this order; the code of the first that fails, null when all are met. */
    public String firstFailure(List<Finding> inOrder) {
        findings.addAll(inOrder);
        return inOrder.stream()
                .filter(finding -> !finding.satisfied())
                .map(Finding::code)
                .findFirst()
                .orElse(null);
    }

    /** Notes that the adopted reading of an ambiguity was used. */
    public Trail gap(String id) {
        if (!gaps.contains(id)) {
            gaps = new ArrayList<>(gaps);
            gaps.add(id);
        }
        return this;
    }

    /** Notes that a person must look at it. */
    public Trail review() {
        review = true;
        return this;
    }

    /** The judgement of an outcome that may not be overridden. */
    public <O> Judgement<O> judgement(O outcome, Entitlement entitlement, DecidedBy decidedBy) {
        return judgement(outcome, entitlement, decidedBy, false);
    }

    /** The judgement. */
    public <O> Judgement<O> judgement(O outcome, Entitlement entitlement, DecidedBy decidedBy, boolean overridable) {
        return new Judgement<>(outcome, entitlement, decidedBy, overridable, findings, gaps, review);
    }
}
