package org.matricula.regulations.kit.ruling;

import java.util.ArrayList;
import java.util.List;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;

/**
 * What a policy notes while it judges. For one evaluation, then thrown away.
 *
 * <p>A policy that heeds waivers begins with those of the student and asks {@link #holds} or {@link #firstFailure}: a
 * rule that fails and whose clause is waived is noted as {@link #WAIVED}, with the waiver, and does not fail.
 */
public final class Trail {

    /** The code of a finding about a rule that fails and is waived for the student. */
    public static final String WAIVED = "WAIVED";

    private final List<WaivedClause> waivers;
    private final List<Finding> findings = new ArrayList<>();
    private List<String> gaps = List.of();
    private boolean review;

    /** For a student without waivers. */
    public Trail() {
        this(List.of());
    }

    /** For a student for whom these clauses are waived. */
    public Trail(List<WaivedClause> waivers) {
        this.waivers = waivers;
    }

    /** Notes a rule that was applied, whatever is waived. */
    public Trail add(Finding finding) {
        findings.add(finding);
        return this;
    }

    /** Notes a rule that was applied; true when it is met, or fails and is waived. */
    public boolean holds(Finding finding) {
        Finding noted = heeding(finding);
        findings.add(noted);
        return noted.satisfied();
    }

    /**
     * Notes rules that were applied in this order; the code of the first that fails and is not waived, null when all
     * hold.
     */
    public String firstFailure(List<Finding> inOrder) {
        List<Finding> noted = inOrder.stream().map(this::heeding).toList();
        findings.addAll(noted);
        return noted.stream()
                .filter(finding -> !finding.satisfied())
                .map(Finding::code)
                .findFirst()
                .orElse(null);
    }

    private Finding heeding(Finding finding) {
        return WaivedClause.heeding(waivers, finding);
    }

    /** Notes that the adopted reading of an ambiguity was used. */
    public Trail gap(String id) {
        if (!gaps.contains(id)) {
            gaps = new ArrayList<>(gaps);
            gaps.add(id);
        }
        return this;
    }

    /** What is noted so far, in order. */
    public List<Finding> findings() {
        return List.copyOf(findings);
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
