package org.matricula.policies.taught.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.RequestProcedure;
import org.matricula.policies.taught.RequestProcedure.After;
import org.matricula.policies.taught.RequestProcedure.Count;
import org.matricula.policies.taught.RequestProcedureFacts;
import org.matricula.policies.taught.RequestProcedureFacts.Agreement;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;

/**
 * What the pack says of one kind of request.
 *
 * @param clause where the text speaks of it
 * @param backDays how many days before it came in it may begin to hold
 * @param aheadDays how many days after that at the most
 * @param needsEnd true when it must have an end
 * @param beforeSession true when it must come in before the session that it is for
 * @param lapseDays working days after which it lapses
 * @param approvals who must agree, in this order, and when
 * @param collegeDecides agreements under which the college's own people agree
 * @param evidenceWhen when evidence is needed
 * @param evidence kinds of evidence of which one must be there
 * @param duties codes of duties, and when they arise
 */
record RequestRow(
        String clause,
        int backDays,
        int aheadDays,
        boolean needsEnd,
        boolean beforeSession,
        int lapseDays,
        Map<DecidedBy, When> approvals,
        Set<Agreement> collegeDecides,
        When evidenceWhen,
        Set<String> evidence,
        Map<String, When> duties) {

    /** When something of the table applies. */
    enum When {
        ALWAYS,
        SPONSORED,
        FUNDED,
        LOAN,
        COLLEGE,
        COLLEGE_NOT_ACCREDITED,
        BETWEEN_FACULTIES,
        OVER_REPORT_LIMIT,
        SPONSORED_OVER_REPORT_LIMIT,
        IDENTITY;

        boolean holds(RequestProcedureFacts facts, int reportUpTo) {
            boolean longer = facts.workingDays() > reportUpTo;
            return switch (this) {
                case ALWAYS -> true;
                case SPONSORED -> facts.sponsored();
                case FUNDED -> facts.funded();
                case LOAN -> facts.loan();
                case COLLEGE -> facts.agreement() != Agreement.NONE;
                case COLLEGE_NOT_ACCREDITED -> facts.agreement() != Agreement.NONE
                        && facts.agreement() != Agreement.ACCREDITED;
                case BETWEEN_FACULTIES -> facts.betweenFaculties();
                case OVER_REPORT_LIMIT -> longer;
                case SPONSORED_OVER_REPORT_LIMIT -> longer && facts.sponsored();
                case IDENTITY -> facts.identityChanges();
            };
        }
    }

    static RequestRow read(Parameters row) {
        Parameters evidence = row.at("evidence");
        Map<DecidedBy, When> approvals = new LinkedHashMap<>();
        Parameters needed = row.at("approvals");
        for (String by : needed.names()) {
            approvals.put(RequestWords.named(needed, by, DecidedBy.class), RequestWords.one(needed, by, When.class));
        }
        Map<String, When> duties = new LinkedHashMap<>();
        Parameters arising = row.at("duties");
        for (String code : arising.names()) {
            duties.put(code, RequestWords.one(arising, code, When.class));
        }
        return new RequestRow(
                row.text("clause"),
                ParameterValues.count(row, "back_days"),
                ParameterValues.count(row, "ahead_days"),
                row.flag("needs_end"),
                row.flag("before_session"),
                ParameterValues.count(row, "lapse_days"),
                approvals,
                RequestWords.several(row, "college_decides", Agreement.class),
                RequestWords.one(evidence, "when", When.class),
                Set.copyOf(evidence.texts("any_of")),
                duties);
    }

    static RequestProcedure.Duty duty(String code, Parameters duty) {
        return new RequestProcedure.Duty(
                code,
                duty.text("who"),
                RequestWords.one(duty, "after", After.class),
                ParameterValues.count(duty, "days"),
                RequestWords.one(duty, "count", Count.class),
                duty.text("clause"),
                duty.has("says") ? duty.text("says") : null);
    }

    /** Codes of the duties that arise, in the order of the table. */
    List<String> arising(RequestProcedureFacts facts, int reportUpTo) {
        return duties.entrySet().stream()
                .filter(duty -> duty.getValue().holds(facts, reportUpTo))
                .map(Map.Entry::getKey)
                .toList();
    }
}
