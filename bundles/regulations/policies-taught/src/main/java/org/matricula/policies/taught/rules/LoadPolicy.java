package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.Load;
import org.matricula.policies.taught.Load.Status;
import org.matricula.policies.taught.LoadFacts;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Credits in an academic year (section 1.5). */
public final class LoadPolicy implements Policy<LoadFacts, Load> {

    private static final String ASSOCIATE_USE = "ASSOCIATE_USE";

    private final Limits undergraduate;
    private final Limits postgraduate;
    private final int associateMax;

    private LoadPolicy(Parameters block) {
        int undergraduateMax = ParameterValues.count(block, "UG.max");
        undergraduate = new Limits(
                ParameterValues.count(block, "UG.min"), undergraduateMax, ParameterValues.count(block, "UG.extended"));
        int postgraduateMax = ParameterValues.count(block, "PG.max");
        postgraduate = new Limits(ParameterValues.count(block, "PG.min"), postgraduateMax, postgraduateMax);
        associateMax = ParameterValues.count(block, "associate_max");
    }

    /** Takes its numbers from the block {@code load}. */
    public static LoadPolicy configure(Parameters parameters) {
        return new LoadPolicy(parameters.at("load"));
    }

    @Override
    public Judgement<Load> evaluate(LoadFacts facts) {
        Trail trail = new Trail(facts.waivers());
        if (facts.group() == StudentGroup.ASSOCIATE) {
            return associate(facts, trail);
        }
        if (facts.group() == StudentGroup.IM) {
            trail.gap("AMB-T-49");
        }
        Limits limits = facts.group() == StudentGroup.PG ? postgraduate : undergraduate;
        int max = facts.reason() == null ? limits.max() : limits.extended();
        int credits = facts.credits() + facts.alreadyThisYear();
        Status status = Status.WITHIN;
        if (credits > max) {
            status = Status.ABOVE_NORMAL;
        } else if (credits < limits.min()) {
            status = Status.BELOW_NORMAL;
        }
        boolean holds = trail.holds(Rules.LOAD.finding(
                status.name(),
                status == Status.WITHIN,
                Rule.fact("credits", credits),
                Rule.fact("min", limits.min()),
                Rule.fact("max", max),
                Rule.fact("reason", facts.reason())));
        return trail.judgement(
                new Load(limits.min(), max, holds && status != Status.WITHIN ? Status.WAIVED : status, null),
                holds ? Entitlement.AUTOMATIC : Entitlement.DISCRETION,
                DecidedBy.SYSTEM,
                !holds);
    }

    private Judgement<Load> associate(LoadFacts facts, Trail trail) {
        int credits = facts.credits() + facts.alreadyThisYear();
        boolean permitted = credits <= associateMax && !facts.retakesReferredCredit();
        trail.gap("AMB-T-47");
        boolean holds = trail.holds(Rules.ASSOCIATE.finding(
                facts.retakesReferredCredit() ? ASSOCIATE_USE : "ASSOCIATE_MAXIMUM",
                permitted,
                Rule.fact("credits", credits),
                Rule.fact("max", associateMax)));
        Status refused = holds ? Status.WAIVED : Status.NOT_PERMITTED;
        Load load = new Load(
                null,
                associateMax,
                permitted ? Status.WITHIN : refused,
                facts.retakesReferredCredit() ? ASSOCIATE_USE : null);
        return trail.judgement(load, holds ? Entitlement.AUTOMATIC : Entitlement.BARRED, DecidedBy.SYSTEM);
    }

    private record Limits(int min, int max, int extended) {}
}
