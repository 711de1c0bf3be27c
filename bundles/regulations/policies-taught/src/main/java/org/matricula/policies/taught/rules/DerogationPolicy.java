package org.matricula.policies.taught.rules;

import java.util.List;
import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.DerogationFacts;
import org.matricula.policies.taught.DerogationFacts.Concern;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** Whether a programme may depart from the regulations (section 0.5). */
public final class DerogationPolicy implements Policy<DerogationFacts, Compliance> {

    private final List<Concern> locked;

    private DerogationPolicy(List<Concern> locked) {
        this.locked = locked;
    }

    /** Takes the principles from which nobody departs from the block {@code derogation}. */
    public static DerogationPolicy configure(Parameters parameters) {
        return new DerogationPolicy(ParameterValues.eachOf(parameters, "derogation.locked", Concern.class));
    }

    @Override
    public Judgement<Compliance> evaluate(DerogationFacts facts) {
        Checks checks = new Checks();
        Fact concerns = Rule.fact("concerns", facts.concerns());
        if (facts.accredited() && facts.concerns() == Concern.MODULE_STRUCTURE) {
            checks.note(ProcedureRules.ACCREDITED, "STRUCTURE_FREE", concerns);
            return checks.judgement(Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
        }
        if (facts.accredited()) {
            boolean free = facts.concerns() != Concern.LEVEL_AND_CREDIT;
            checks.require(ProcedureRules.ACCREDITED, "LEVEL_AND_CREDIT_BOUND", free, concerns);
        }
        boolean open = !locked.contains(facts.concerns());
        checks.require(ProcedureRules.CONFORMITY, "LOCKED_PRINCIPLE", open, concerns);
        boolean needed = facts.professionalBody();
        checks.require(
                ProcedureRules.CONFORMITY, "NO_PROFESSIONAL_NEED", needed, Rule.fact("professional_body", needed));
        checks.require(
                ProcedureRules.CONFORMITY, "NOT_APPROVED", facts.approved(), Rule.fact("approved", facts.approved()));
        checks.require(
                ProcedureRules.CONFORMITY, "NEED_NOT_SHOWN", facts.evidence(), Rule.fact("evidence", facts.evidence()));
        checks.require(
                ProcedureRules.CONFORMITY, "SCOPE_MISSING", facts.scope() != null, Rule.fact("scope", facts.scope()));
        checks.require(
                ProcedureRules.CONFORMITY, "START_MISSING", facts.from() != null, Rule.fact("from", facts.from()));
        return checks.judgement(Entitlement.DISCRETION, DecidedBy.SYSTEM);
    }
}
