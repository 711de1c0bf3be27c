package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.AssessmentConductFacts;
import org.matricula.policies.taught.AssessmentConductFacts.Anonymity;
import org.matricula.policies.taught.AssessmentConductFacts.Assignment;
import org.matricula.policies.taught.AssessmentConductFacts.Dispute;
import org.matricula.policies.taught.AssessmentConductFacts.Elsewhere;
import org.matricula.policies.taught.AssessmentConductFacts.Kind;
import org.matricula.policies.taught.AssessmentConductFacts.Live;
import org.matricula.policies.taught.AssessmentConductFacts.Marking;
import org.matricula.policies.taught.AssessmentConductFacts.Venue;
import org.matricula.policies.taught.Compliance;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** How assessments are held and marked (T-MD-5, T-AD-6 to T-AD-8). */
public final class AssessmentConductPolicy implements Policy<AssessmentConductFacts, Compliance> {

    private AssessmentConductPolicy() {}

    /** Needs no numbers. */
    public static AssessmentConductPolicy configure(Parameters parameters) {
        return new AssessmentConductPolicy();
    }

    @Override
    public Judgement<Compliance> evaluate(AssessmentConductFacts facts) {
        Checks checks = new Checks();
        if (facts instanceof Elsewhere elsewhere) {
            return elsewhere(elsewhere, checks);
        }
        if (facts instanceof Anonymity anonymity) {
            anonymity(anonymity, checks);
        } else if (facts instanceof Live live) {
            live(live, checks);
        } else if (facts instanceof Marking marking) {
            marking(marking, checks);
        } else {
            boolean used = ((Assignment) facts).creditedBefore();
            checks.require(ProcedureRules.USED_ONCE, "CREDITED_BEFORE", !used, Rule.fact("credited_before", used));
        }
        return checks.judgement(Entitlement.AUTOMATIC, DecidedBy.SUBJECT_BOARD);
    }

    /** There is no right to it. */
    private static Judgement<Compliance> elsewhere(Elsewhere facts, Checks checks) {
        checks.require(
                        ProcedureRules.ELSEWHERE,
                        "NOT_APPLIED_WITH_EVIDENCE",
                        facts.evidence(),
                        Rule.fact("evidence", facts.evidence()))
                .require(
                        ProcedureRules.ELSEWHERE,
                        "VENUE_NOT_ALLOWED",
                        facts.venue() != Venue.OTHER,
                        Rule.fact("venue", facts.venue()))
                .require(
                        ProcedureRules.ELSEWHERE,
                        "FORMAT_NOT_CONFIRMED",
                        facts.formatConfirmed(),
                        Rule.fact("format_confirmed", facts.formatConfirmed()));
        return checks.judgement(Entitlement.DISCRETION, DecidedBy.DIRECTOR_SA);
    }

    private static void anonymity(Anonymity facts, Checks checks) {
        boolean needed = facts.kind() == Kind.EXAMINATION || facts.canBeAnonymous() && facts.countsToAward();
        checks.require(
                ProcedureRules.ANONYMITY,
                "NOT_ANONYMOUS",
                facts.anonymous() || !needed,
                Rule.fact("kind", facts.kind()),
                Rule.fact("anonymous", facts.anonymous()),
                Rule.fact("needed", needed));
    }

    private static void live(Live facts, Checks checks) {
        checks.require(
                        ProcedureRules.LIVE,
                        "ONE_ASSESSOR_ONLY",
                        facts.assessors() > 1 || !facts.severalPossible(),
                        Rule.fact("assessors", facts.assessors()),
                        Rule.fact("several_possible", facts.severalPossible()))
                .require(ProcedureRules.LIVE, "NO_NOTES", facts.notes(), Rule.fact("notes", facts.notes()))
                .require(
                        ProcedureRules.LIVE_RECORDS,
                        "RECORDS_NOT_KEPT",
                        !facts.keptUntil().isBefore(facts.appealLimit()),
                        Rule.fact("kept_until", facts.keptUntil()),
                        Rule.fact("appeal_limit", facts.appealLimit()));
    }

    private static void marking(Marking facts, Checks checks) {
        checks.require(
                        ProcedureRules.MARKING,
                        "NOT_MODERATED",
                        facts.moderated(),
                        Rule.fact("moderated", facts.moderated()))
                .require(
                        ProcedureRules.MARKING,
                        "TASK_NOT_SENT_TO_EXTERNAL",
                        facts.taskSent(),
                        Rule.fact("task_sent", facts.taskSent()));
        if (facts.project()) {
            checks.require(
                            ProcedureRules.MARKING,
                            "NOT_DOUBLE_MARKED",
                            facts.doubleMarked() || !facts.doubleMarkable(),
                            Rule.fact("double_marked", facts.doubleMarked()))
                    .require(
                            ProcedureRules.MARKING,
                            "NOT_IN_SAMPLE",
                            facts.inSample(),
                            Rule.fact("in_sample", facts.inSample()));
        }
        checks.require(
                        ProcedureRules.MARKING,
                        "DISPUTE_OPEN",
                        facts.dispute() != Dispute.OPEN,
                        Rule.fact("dispute", facts.dispute()))
                .dutyIf(facts.dispute() == Dispute.OPEN, "SUBJECT_LEADER_THEN_EXTERNAL_EXAMINER");
    }
}
