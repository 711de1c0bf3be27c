package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.Appeal;
import org.matricula.policies.taught.AppealFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Until when results may be appealed against (casework: appeals, section 7.2). */
public final class AppealPolicy implements Policy<AppealFacts, Appeal> {

    private final int window;

    private AppealPolicy(Parameters parameters) {
        window = ParameterValues.count(parameters, "appeals.window_working_days");
    }

    /** Takes its number from the block {@code appeals}. */
    public static AppealPolicy configure(Parameters parameters) {
        return new AppealPolicy(parameters);
    }

    @Override
    public Judgement<Appeal> evaluate(AppealFacts facts) {
        boolean inTime = facts.workingDays() <= window;
        boolean excused = facts.goodReason() && facts.independentEvidence();
        Trail trail = new Trail()
                .add(ProcedureRules.APPEAL_WINDOW.finding(
                        "APPEAL_WINDOW",
                        inTime,
                        Rule.fact("working_days", facts.workingDays()),
                        Rule.fact("limit", window)))
                .gap("AMB-T-107")
                .gap("AMB-T-108");
        if (!inTime) {
            trail.add(ProcedureRules.LATE_APPEAL.finding(
                    "LATE_APPEAL_EXCUSED",
                    excused,
                    Rule.fact("good_reason", facts.goodReason()),
                    Rule.fact("independent_evidence", facts.independentEvidence())));
        }
        boolean accepted = inTime || excused;
        return trail.judgement(
                new Appeal(accepted, inTime, window),
                accepted ? Entitlement.RIGHT : Entitlement.BARRED,
                DecidedBy.SYSTEM);
    }
}
