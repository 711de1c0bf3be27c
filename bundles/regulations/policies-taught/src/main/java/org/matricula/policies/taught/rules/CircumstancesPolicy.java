package org.matricula.policies.taught.rules;

import java.time.temporal.ChronoUnit;
import org.matricula.policies.taught.Circumstances;
import org.matricula.policies.taught.Circumstances.Effect;
import org.matricula.policies.taught.CircumstancesFacts;
import org.matricula.policies.taught.CircumstancesFacts.Challenge;
import org.matricula.policies.taught.CircumstancesFacts.Claim;
import org.matricula.policies.taught.CircumstancesFacts.PanelMeeting;
import org.matricula.policies.taught.CircumstancesFacts.PanelRuling;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** Claims of extenuating circumstances, and what they do to an assessment; never to a mark (sections 3.5 and 7.3). */
public final class CircumstancesPolicy implements Policy<CircumstancesFacts, Circumstances> {

    private final int panelDays;

    private CircumstancesPolicy(int panelDays) {
        this.panelDays = panelDays;
    }

    /** Takes the time between two meetings of the panel from the block {@code boards}. */
    public static CircumstancesPolicy configure(Parameters parameters) {
        return new CircumstancesPolicy(ParameterValues.count(parameters, "boards.panel_meets_every_days"));
    }

    @Override
    public Judgement<Circumstances> evaluate(CircumstancesFacts facts) {
        if (facts instanceof Claim claim) {
            return claim(claim);
        }
        return facts instanceof PanelMeeting meeting ? meeting(meeting) : challenge((Challenge) facts);
    }

    private static Judgement<Circumstances> claim(Claim facts) {
        Checks checks = new Checks();
        boolean inTime = !facts.claimed().isAfter(facts.deadline());
        boolean covered = facts.supportPlan() && !facts.worsened() && !facts.adjustmentsMissing();
        checks.require(
                        ProcedureRules.CLAIM_DEADLINE,
                        "AFTER_CLAIM_DEADLINE",
                        inTime,
                        Rule.fact("claimed", facts.claimed()),
                        Rule.fact("deadline", facts.deadline()))
                .require(
                        ProcedureRules.FIT_TO_SIT,
                        "DECLARED_FIT",
                        !facts.sat() || facts.exceptional(),
                        Rule.fact("sat", facts.sat()),
                        Rule.fact("exceptional", facts.exceptional()))
                .require(
                        ProcedureRules.ONGOING,
                        "COVERED_BY_SUPPORT_PLAN",
                        !covered,
                        Rule.fact("support_plan", facts.supportPlan()),
                        Rule.fact("worsened", facts.worsened()),
                        Rule.fact("adjustments_missing", facts.adjustmentsMissing()))
                .require(
                        ProcedureRules.INDEPENDENT,
                        "CLAIM_NOT_EVIDENCED",
                        facts.independentEvidence(),
                        Rule.fact("independent_evidence", facts.independentEvidence()));
        Effect effect = checks.hold() ? effect(facts, checks) : Effect.NONE;
        String alternative = inTime ? null : "APPEAL";
        if (facts.finalYear()) {
            checks.note(
                            ProcedureRules.FINAL_YEAR,
                            "FINAL_YEAR",
                            Rule.fact("resumes_next_session", facts.resumesNextSession()))
                    .gap("AMB-T-64")
                    .review();
        }
        if (alternative == null && facts.resumesNextSession()) {
            alternative = "SUSPENSION";
        }
        return close(checks, effect, alternative);
    }

    private static Effect effect(Claim facts, Checks checks) {
        if (facts.otherForm()) {
            checks.require(
                    ProcedureRules.OTHER_FORM,
                    "FORM_NOT_AGREED",
                    facts.subjectBoardAgrees(),
                    Rule.fact("subject_board_agrees", facts.subjectBoardAgrees()));
        }
        if (facts.ruling() == PanelRuling.REPEAT_AS_FIRST) {
            checks.require(
                    ProcedureRules.BLOCK_REPEAT,
                    "NO_BLOCK_TEACHING_MISSED",
                    facts.blockDelivery(),
                    Rule.fact("block_delivery", facts.blockDelivery()));
        }
        checks.note(ProcedureRules.PANEL_RULING, "PANEL_RULING", Rule.fact("ruling", facts.ruling()));
        if (!checks.hold() || facts.ruling() == null) {
            return Effect.NONE;
        }
        return switch (facts.ruling()) {
            case DECLINED -> Effect.NONE;
            case EXTENSION -> Effect.LATER_DEADLINE;
            case SAME_ATTEMPT_NEXT_PERIOD -> Effect.SAME_ATTEMPT;
            case REPEAT_AS_FIRST -> Effect.FIRST_ATTEMPT;
        };
    }

    private Judgement<Circumstances> meeting(PanelMeeting facts) {
        long days = ChronoUnit.DAYS.between(facts.last(), facts.next());
        Checks checks = new Checks()
                .require(
                        ProcedureRules.PANEL_MEETS,
                        "PANEL_TOO_SELDOM",
                        days <= panelDays,
                        Rule.fact("days", days),
                        Rule.fact("panel_meets_every_days", panelDays));
        return close(checks, Effect.NONE, null);
    }

    private static Judgement<Circumstances> challenge(Challenge facts) {
        Checks checks = new Checks()
                .require(
                        ProcedureRules.CHALLENGE,
                        "NO_NEW_EVIDENCE",
                        facts.newEvidence(),
                        Rule.fact("new_evidence", facts.newEvidence()))
                .require(
                        ProcedureRules.CHALLENGE,
                        "NO_GOOD_REASON",
                        facts.goodReason(),
                        Rule.fact("good_reason", facts.goodReason()));
        return close(checks, Effect.NONE, null);
    }

    private static Judgement<Circumstances> close(Checks checks, Effect effect, String alternative) {
        return checks.judgement(
                new Circumstances(checks.hold(), checks.reasons(), effect, alternative, checks.duties()),
                Entitlement.DISCRETION,
                DecidedBy.EC_PANEL);
    }
}
