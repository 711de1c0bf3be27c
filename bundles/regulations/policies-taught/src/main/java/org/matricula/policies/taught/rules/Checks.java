package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matricula.policies.taught.Compliance;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Conditions that must all hold, with what is to be done, and the judgement of them. For one evaluation. */
final class Checks {

    private final Trail trail = new Trail();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> duties = new ArrayList<>();

    /** Notes a condition; where it does not hold its code is a reason. */
    Checks require(Rule rule, String code, boolean holds, Fact... facts) {
        trail.add(rule.finding(code, holds, facts));
        if (!holds) {
            reasons.add(code);
        }
        return this;
    }

    /** Notes what follows without any condition. */
    Checks note(Rule rule, String code, Fact... facts) {
        trail.add(rule.met(code, facts));
        return this;
    }

    /** Notes what must be done. */
    Checks duty(String... codes) {
        duties.addAll(List.of(codes));
        return this;
    }

    /** Notes what must be done where that is so. */
    Checks dutyIf(boolean so, String... codes) {
        return so ? duty(codes) : this;
    }

    /** Notes that the adopted reading of an ambiguity was used. */
    Checks gap(String id) {
        trail.gap(id);
        return this;
    }

    /** Notes that a person must look at it. */
    Checks review() {
        trail.review();
        return this;
    }

    boolean hold() {
        return reasons.isEmpty();
    }

    List<String> reasons() {
        return reasons;
    }

    List<String> duties() {
        return duties;
    }

    /** The judgement of an outcome that is barred where a condition does not hold. */
    <O> Judgement<O> judgement(O outcome, Entitlement whenMet, DecidedBy decidedBy) {
        return judgement(outcome, whenMet, decidedBy, Set.of());
    }

    /**
     * The judgement.
     *
     * @param normal the codes behind which the text says "normally": with these reasons alone it can be overridden
     */
    <O> Judgement<O> judgement(O outcome, Entitlement whenMet, DecidedBy decidedBy, Set<String> normal) {
        boolean overridable = !hold() && normal.containsAll(reasons);
        Entitlement otherwise = overridable ? Entitlement.DISCRETION : Entitlement.BARRED;
        return trail.judgement(outcome, hold() ? whenMet : otherwise, decidedBy, overridable);
    }

    /** The judgement of these conditions and nothing else. */
    Judgement<Compliance> judgement(Entitlement whenMet, DecidedBy decidedBy, Set<String> normal) {
        return judgement(new Compliance(hold(), reasons, duties), whenMet, decidedBy, normal);
    }

    /** The judgement of these conditions, none of which can be overridden. */
    Judgement<Compliance> judgement(Entitlement whenMet, DecidedBy decidedBy) {
        return judgement(whenMet, decidedBy, Set.of());
    }
}
