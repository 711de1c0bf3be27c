package org.matricula.policies.taught.rules;

import java.time.LocalDate;
import org.matricula.policies.taught.AssessmentAdjustmentFacts;
import org.matricula.policies.taught.AssessmentAdjustmentFacts.Kind;
import org.matricula.policies.taught.Compliance;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** Adjustments of assessment and attendance for disabled students (T-AD-1, T-AD-2). */
public final class AssessmentAdjustmentPolicy implements Policy<AssessmentAdjustmentFacts, Compliance> {

    private AssessmentAdjustmentPolicy() {}

    /** Needs no numbers. */
    public static AssessmentAdjustmentPolicy configure(Parameters parameters) {
        return new AssessmentAdjustmentPolicy();
    }

    @Override
    public Judgement<Compliance> evaluate(AssessmentAdjustmentFacts facts) {
        Checks checks = new Checks();
        if (facts.kind() == Kind.ATTENDANCE) {
            attendance(facts, checks);
            return checks.judgement(Entitlement.DISCRETION, DecidedBy.EXTERNAL_EXAMINER);
        }
        checks.require(
                ProcedureRules.ADJUSTMENT,
                "OUTCOMES_NOT_KEPT",
                facts.outcomesKept(),
                Rule.fact("outcomes_kept", facts.outcomesKept()));
        if (facts.kind() == Kind.MINOR) {
            checks.require(
                    ProcedureRules.ADJUSTMENT,
                    "EXTERNAL_NOT_INFORMED",
                    facts.externalInformed(),
                    Rule.fact("external_informed", facts.externalInformed()));
        } else {
            substantial(facts, checks);
        }
        return checks.duty("EXAMINERS_CONFIRM_AT_BOARD").judgement(Entitlement.DISCRETION, DecidedBy.SUBJECT_BOARD);
    }

    /** Before it is taken: a confirmation of the same day is late, unless nothing is taken yet. */
    private static void substantial(AssessmentAdjustmentFacts facts, Checks checks) {
        LocalDate confirmed = facts.externalConfirmed();
        boolean before = confirmed != null && (facts.assessment() == null || confirmed.isBefore(facts.assessment()));
        checks.require(
                        ProcedureRules.ADJUSTMENT,
                        "STANDARD_NOT_CONFIRMED_BEFORE",
                        before,
                        Rule.fact("external_confirmed", confirmed),
                        Rule.fact("assessment", facts.assessment()))
                .gap("AMB-T-74");
    }

    private static void attendance(AssessmentAdjustmentFacts facts, Checks checks) {
        agrees(checks, "MODULE_LEADER_NOT_AGREED", facts.moduleLeaderAgrees());
        agrees(checks, "DISABILITY_SERVICE_NOT_AGREED", facts.disabilityServiceAgrees());
        agrees(checks, "SUBJECT_EXTERNAL_NOT_AGREED", facts.subjectExternalApproves());
        if (facts.courseRequirement()) {
            agrees(checks, "COURSE_LEADER_NOT_AGREED", facts.courseLeaderApproves());
            agrees(checks, "AWARD_EXTERNAL_NOT_AGREED", facts.awardExternalApproves());
        }
    }

    private static void agrees(Checks checks, String code, boolean agreed) {
        checks.require(ProcedureRules.ATTENDANCE_VARIED, code, agreed, Rule.fact("agreed", agreed));
    }
}
