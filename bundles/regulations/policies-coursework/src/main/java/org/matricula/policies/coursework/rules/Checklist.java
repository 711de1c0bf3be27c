package org.matricula.policies.coursework.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matricula.policies.coursework.Compliance;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Collects what a series of checks finds. For one evaluation, then thrown away. */
final class Checklist {

    private final Trail trail = new Trail();
    private final MissingSource source;
    private final Set<String> errors = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> advisories = new LinkedHashSet<>();
    private final Set<String> approved = new LinkedHashSet<>();
    private final Set<String> manual = new LinkedHashSet<>();
    private final Set<Integer> missing = new LinkedHashSet<>();
    private final Set<String> approvable = new LinkedHashSet<>();

    Checklist(MissingSource source) {
        this.source = source;
    }

    Trail trail() {
        return trail;
    }

    /** A demand; unmet it is an error. */
    void demand(Rule rule, String code, boolean met, Fact... facts) {
        note(rule, code, met, errors, facts);
    }

    /** A demand from which the head of the academic unit may approve a departure. */
    void demandUnlessApproved(Rule rule, String code, boolean met, Collection<String> approvals, Fact... facts) {
        if (met) {
            trail.add(rule.met(code, facts));
        } else if (approvals.contains(rule.id())) {
            trail.add(rule.met(code + "_APPROVED", facts));
            approved.add(code);
        } else {
            trail.add(rule.failed(code, facts));
            errors.add(code);
            approvable.add(code);
        }
    }

    /** What should be known to students. */
    void warn(Rule rule, String code, boolean met, Fact... facts) {
        note(rule, code, met, warnings, facts);
    }

    /** What should be better. */
    void advise(Rule rule, String code, boolean met, Fact... facts) {
        note(rule, code, met, advisories, facts);
    }

    /** What a person must see to. */
    void manual(Rule rule, String code, boolean met, Fact... facts) {
        note(rule, code, met, manual, facts);
        if (!met) {
            trail.review();
        }
    }

    /** A list of this clause would matter here. */
    void source(int clause) {
        if (source.note(clause, trail)) {
            missing.add(clause);
        }
    }

    private void note(Rule rule, String code, boolean met, Set<String> codes, Fact... facts) {
        trail.add(rule.finding(code, met, facts));
        if (!met) {
            codes.add(code);
        }
    }

    /** What was found. */
    Compliance compliance() {
        return new Compliance(
                errors.isEmpty(),
                List.copyOf(errors),
                List.copyOf(warnings),
                List.copyOf(advisories),
                List.copyOf(approved),
                List.copyOf(manual),
                new ArrayList<>(missing));
    }

    /** The judgement of what was found. */
    Judgement<Compliance> judgement() {
        return judgement(compliance());
    }

    /**
     * The judgement of an outcome: barred when an error is final; a discretion of the head of the academic unit when
     * an approval would lift all of them.
     */
    <O> Judgement<O> judgement(O outcome) {
        if (errors.isEmpty()) {
            return trail.judgement(outcome, Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
        }
        boolean liftable = approvable.containsAll(errors);
        return trail.judgement(
                outcome,
                liftable ? Entitlement.DISCRETION : Entitlement.BARRED,
                liftable ? DecidedBy.HEAD_OF_ACADEMIC_UNIT : DecidedBy.SYSTEM,
                liftable);
    }
}
