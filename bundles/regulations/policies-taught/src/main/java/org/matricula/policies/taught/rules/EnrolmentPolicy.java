package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.EnrolmentFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** Whether somebody can be enrolled, and whether open conditions stand in the way of the award (T-ST-1, T-AW-6). */
public final class EnrolmentPolicy implements Policy<EnrolmentFacts, Compliance> {

    private EnrolmentPolicy() {}

    /** Needs no numbers; those of a year's load are in the policy {@code load}. */
    public static EnrolmentPolicy configure(Parameters parameters) {
        return new EnrolmentPolicy();
    }

    @Override
    public Judgement<Compliance> evaluate(EnrolmentFacts facts) {
        boolean recorded = facts.entryMet() || !facts.openConditions().isEmpty();
        int credits = Math.addExact(facts.creditsHeld(), facts.creditsRequested());
        Checks checks = new Checks()
                .require(
                        ProcedureRules.VALIDATED,
                        "COURSE_NOT_VALIDATED",
                        facts.courseValidated(),
                        Rule.fact("course_validated", facts.courseValidated()))
                .require(
                        ProcedureRules.ENROLMENT,
                        "ENTRY_NEITHER_MET_NOR_OPEN",
                        recorded,
                        Rule.fact("entry_met", facts.entryMet()),
                        Rule.fact("open_conditions", facts.openConditions()))
                .require(
                        ProcedureRules.ENROLMENT,
                        "APPLICATION_INCOMPLETE",
                        facts.dataComplete(),
                        Rule.fact("data_complete", facts.dataComplete()))
                .require(
                        ProcedureRules.ENTRY_DATA,
                        "APPLICATION_WRONG",
                        facts.dataCorrect(),
                        Rule.fact("data_correct", facts.dataCorrect()))
                .require(
                        ProcedureRules.NEEDED_CREDIT,
                        "MORE_CREDIT_THAN_NEEDED",
                        credits <= facts.creditsNeeded(),
                        Rule.fact("credits", credits),
                        Rule.fact("needed", facts.creditsNeeded()));
        checks.dutyIf(!facts.dataComplete() || !facts.dataCorrect(), "MAY_LEAD_TO_WITHDRAWAL");
        if (facts.completing()) {
            checks.require(
                    ProcedureRules.OPEN_CONDITION,
                    "CONDITION_STILL_OPEN",
                    facts.openConditions().isEmpty(),
                    Rule.fact("open_conditions", facts.openConditions()));
        }
        return checks.judgement(Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }
}
