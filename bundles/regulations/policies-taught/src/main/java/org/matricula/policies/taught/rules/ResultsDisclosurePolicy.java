package org.matricula.policies.taught.rules;

import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.ResultsDisclosureFacts;
import org.matricula.policies.taught.ResultsDisclosureFacts.Audience;
import org.matricula.policies.taught.ResultsDisclosureFacts.Content;
import org.matricula.policies.taught.ResultsDisclosureFacts.Key;
import org.matricula.policies.taught.ResultsDisclosureFacts.Matter;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** Who may be told what of results and circumstances (sections 7.3 and 7.4). */
public final class ResultsDisclosurePolicy implements Policy<ResultsDisclosureFacts, Compliance> {

    private ResultsDisclosurePolicy() {}

    /** Needs no numbers. */
    public static ResultsDisclosurePolicy configure(Parameters parameters) {
        return new ResultsDisclosurePolicy();
    }

    @Override
    public Judgement<Compliance> evaluate(ResultsDisclosureFacts facts) {
        Checks checks = new Checks();
        switch (facts.content()) {
            case CIRCUMSTANCES -> circumstances(facts, checks);
            case LEARNING_LOG -> checks.require(
                    ProcedureRules.LIVE,
                    "LOG_CONFIDENTIAL",
                    facts.audience() == Audience.STUDENT && facts.ownRecord(),
                    Rule.fact("audience", facts.audience()));
            default -> results(facts, checks);
        }
        return checks.judgement(Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private static void results(ResultsDisclosureFacts facts, Checks checks) {
        switch (facts.audience()) {
            case STUDENT -> checks.require(
                    ProcedureRules.OWN_GRADES,
                    "NOT_OWN_RECORD",
                    facts.ownRecord(),
                    Rule.fact("own_record", facts.ownRecord()));
            case PARTNER -> checks.require(
                    ProcedureRules.PARTNER_TOLD,
                    "NOT_TAUGHT_THERE",
                    facts.teaches(),
                    Rule.fact("teaches", facts.teaches()));
            case NOTICE_BOARD -> noticeBoard(facts, checks);
            default -> checks.note(
                    ProcedureRules.RESULTS_PUBLISHED, "BOARD_IS_TOLD", Rule.fact("audience", facts.audience()));
        }
    }

    /** Anonymous by a key drawn for the list: an enrolment number is known to more than its holder (AMB-T-54). */
    private static void noticeBoard(ResultsDisclosureFacts facts, Checks checks) {
        checks.require(
                        ProcedureRules.NOTICE_BOARD,
                        "GRADES_NOT_PUBLIC",
                        facts.content() == Content.PROGRESSION,
                        Rule.fact("content", facts.content()))
                .require(
                        ProcedureRules.NOTICE_BOARD,
                        "LIST_NOT_ANONYMOUS",
                        facts.listKey() == Key.RANDOM,
                        Rule.fact("list_key", facts.listKey()))
                .gap("AMB-T-54");
    }

    /** The panel's details: to the award board all, to a subject board two cases, to nobody else but the student. */
    private static void circumstances(ResultsDisclosureFacts facts, Checks checks) {
        boolean two =
                facts.circumstances() == Matter.COHORT_FACTOR || facts.circumstances() == Matter.LATE_OR_MISSING_WORK;
        boolean open =
                switch (facts.audience()) {
                    case APAB -> true;
                    case SAB -> two;
                    case STUDENT -> facts.ownRecord();
                    default -> false;
                };
        checks.require(
                ProcedureRules.PANEL_DETAILS,
                "CIRCUMSTANCES_CONFIDENTIAL",
                open,
                Rule.fact("audience", facts.audience()),
                Rule.fact("circumstances", facts.circumstances()));
    }
}
