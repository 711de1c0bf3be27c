package org.matricula.policies.taught.rules;

import java.util.List;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.Classification.Special;
import org.matricula.policies.taught.ClassificationFacts.Aegrotat;
import org.matricula.policies.taught.ClassificationFacts.AwardType;
import org.matricula.policies.taught.ClassificationFacts.Posthumous;
import org.matricula.policies.taught.StudyMode;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/**
 * Aegrotat and posthumous awards (sections 6.7 and 6.8).
 *
 * @param posthumousShare the least share of the required credit for a posthumous award
 */
record SpecialAwards(Exact posthumousShare) {

    private static final String NOT_AVAILABLE = "NOT_AVAILABLE";

    static SpecialAwards of(Parameters parameters) {
        return new SpecialAwards(ParameterValues.share(parameters, "classification.posthumous_min_share"));
    }

    Judgement<Classification> aegrotat(Aegrotat facts) {
        Trail trail = new Trail().gap("AMB-T-58");
        boolean conditions = facts.illness() && facts.priorPerformanceConclusive() && facts.unlikelyToReturn();
        boolean masters = facts.awardType() == AwardType.TAUGHT_MASTERS;
        Fact type = Rule.fact("award_type", facts.awardType());
        if (fails(Rules.AEGROTAT, "RESEARCH_DEGREE", facts.awardType() == AwardType.RESEARCH_DEGREE, trail, type)) {
            return refused(NOT_AVAILABLE, "RESEARCH_DEGREE", false, trail);
        }
        if (fails(
                Rules.AEGROTAT,
                "CONDITIONS_NOT_MET",
                !conditions,
                trail,
                Rule.fact("illness", facts.illness()),
                Rule.fact("prior_performance_conclusive", facts.priorPerformanceConclusive()),
                Rule.fact("unlikely_to_return", facts.unlikelyToReturn()))) {
            return refused(NOT_AVAILABLE, "CONDITIONS_NOT_MET", false, trail);
        }
        boolean unexamined = masters && !facts.dissertationExaminable();
        Fact examinable = Rule.fact("dissertation_examinable", facts.dissertationExaminable());
        if (fails(Rules.AEGROTAT, "DISSERTATION_NOT_EXAMINABLE", unexamined, trail, examinable)) {
            return refused(NOT_AVAILABLE, "DISSERTATION_NOT_EXAMINABLE", true, trail);
        }
        Fact consents = Rule.fact("student_consents", facts.studentConsents());
        if (fails(Rules.AEGROTAT, "NO_CONSENT", !facts.studentConsents(), trail, consents)) {
            return refused("COMPLETE_LATER", null, false, trail);
        }
        return granted("AEGROTAT", Result.UNCLASSIFIED, trail);
    }

    Judgement<Classification> posthumous(Posthumous facts) {
        Trail trail = new Trail();
        if (facts.requirementsMet()) {
            trail.add(Rules.POSTHUMOUS.met("REQUIREMENTS_MET", Rule.fact("requirements_met", facts.requirementsMet())));
            return granted("NORMAL_AWARD", null, trail);
        }
        trail.gap("AMB-T-58");
        Fact type = Rule.fact("award_type", facts.awardType());
        if (fails(Rules.POSTHUMOUS, "RESEARCH_DEGREE", facts.awardType() == AwardType.RESEARCH_DEGREE, trail, type)) {
            trail.review();
            return refused(NOT_AVAILABLE, "RESEARCH_DEGREE", false, trail);
        }
        noteReach(facts, trail);
        Exact needed = posthumousShare.times(facts.required());
        boolean enough = Exact.of(facts.credits()).atLeast(needed);
        trail.add(Rules.POSTHUMOUS.calculated(
                "ONE_THIRD",
                enough,
                List.of(Rule.step("needed", Formula.of("{} x {}", posthumousShare, facts.required()), needed)),
                Rule.fact("credits", facts.credits())));
        if (!enough) {
            return refused(NOT_AVAILABLE, "BELOW_ONE_THIRD", false, trail);
        }
        Fact report = Rule.fact("report", facts.report());
        if (fails(Rules.POSTHUMOUS, "REPORT_MISSING", needsReport(facts) && !facts.report(), trail, report)) {
            return refused(NOT_AVAILABLE, "REPORT_MISSING", false, trail);
        }
        return granted("POSTHUMOUS_AWARD", null, trail);
    }

    private static void noteReach(Posthumous facts, Trail trail) {
        if (isPostgraduate(facts.awardType()) || facts.mode() == StudyMode.PT) {
            trail.gap("AMB-T-71").review();
        }
    }

    private static boolean needsReport(Posthumous facts) {
        boolean fullTimeHonours = facts.awardType() == AwardType.HONOURS && facts.mode() == StudyMode.FT;
        return fullTimeHonours || isPostgraduate(facts.awardType());
    }

    private static boolean isPostgraduate(AwardType type) {
        return type == AwardType.TAUGHT_MASTERS || type == AwardType.TAUGHT_POSTGRADUATE;
    }

    private static boolean fails(Rule rule, String code, boolean failed, Trail trail, Fact... facts) {
        trail.add(rule.finding(code, !failed, facts));
        return failed;
    }

    private static Judgement<Classification> refused(String outcome, String reason, boolean lower, Trail trail) {
        return trail.judgement(new Special(outcome, reason, null, lower), Entitlement.BARRED, DecidedBy.AWARD_BOARD);
    }

    private static Judgement<Classification> granted(String outcome, Result result, Trail trail) {
        return trail.judgement(
                new Special(outcome, null, result, false), Entitlement.DISCRETION, DecidedBy.AWARD_BOARD);
    }
}
