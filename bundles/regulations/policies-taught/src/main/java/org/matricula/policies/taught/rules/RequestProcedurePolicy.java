package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.RequestProcedure;
import org.matricula.policies.taught.RequestProcedure.Approval;
import org.matricula.policies.taught.RequestProcedure.Decides;
import org.matricula.policies.taught.RequestProcedure.Duty;
import org.matricula.policies.taught.RequestProcedureFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/**
 * The procedure of students' requests: windows, evidence, who must agree, and every duty that follows (sections 8.3 to
 * 8.6). Whether a request is granted is for other policies and for people.
 */
public final class RequestProcedurePolicy implements Policy<RequestProcedureFacts, RequestProcedure> {

    private final Map<String, RequestRow> kinds;
    private final Map<String, Duty> duties;
    private final int reportUpTo;

    private RequestProcedurePolicy(Parameters parameters) {
        Parameters block = parameters.at("requests");
        Parameters table = block.at("duties");
        duties = table.names().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        code -> code, code -> RequestRow.duty(code, table.at(code))));
        kinds = ParameterValues.group(block, "kinds", RequestRow::read);
        reportUpTo = ParameterValues.count(parameters.at("absence"), "report_up_to_days");
        for (String kind : kinds.keySet()) {
            RequestWords.named(block.at("kinds"), kind, RequestProcedureFacts.Kind.class);
            for (String code : kinds.get(kind).duties().keySet()) {
                // a duty without its office and its days would be forgotten
                table.at(code);
            }
        }
    }

    /** Takes its numbers from the blocks {@code requests} and {@code absence}. */
    public static RequestProcedurePolicy configure(Parameters parameters) {
        return new RequestProcedurePolicy(parameters);
    }

    @Override
    public Judgement<RequestProcedure> evaluate(RequestProcedureFacts facts) {
        Trail trail = new Trail();
        RequestRow row = kinds.get(facts.kind().name());
        trail.add(Rules.REQUEST_OFFERED.finding("REQUEST_NOT_OFFERED", row != null, Rule.fact("kind", facts.kind())));
        if (row == null) {
            return trail.judgement(
                    new RequestProcedure(false, "REQUEST_NOT_OFFERED", List.of(), Decides.AWARDING_BODY, 0, List.of()),
                    Entitlement.BARRED,
                    DecidedBy.SYSTEM);
        }
        // the text says what must be done, and hardly ever within how many days
        trail.gap("AMB-T-78");
        String reason = trail.firstFailure(checks(row, facts));
        List<Approval> approvals = approvals(row, facts, trail);
        RequestProcedure procedure = new RequestProcedure(
                reason == null,
                reason,
                approvals,
                row.collegeDecides().contains(facts.agreement()) ? Decides.COLLEGE : Decides.AWARDING_BODY,
                row.lapseDays(),
                duties(row, facts, trail));
        if (reason != null) {
            return trail.judgement(procedure, Entitlement.BARRED, DecidedBy.SYSTEM);
        }
        return approvals.isEmpty()
                ? trail.judgement(procedure, Entitlement.AUTOMATIC, DecidedBy.SYSTEM)
                : trail.judgement(
                        procedure,
                        Entitlement.DISCRETION,
                        approvals.get(approvals.size() - 1).by());
    }

    private List<Finding> checks(RequestRow row, RequestProcedureFacts facts) {
        List<Finding> checks = new ArrayList<>();
        Rule window = new Rule(Rules.REQUEST_WINDOW, row.clause());
        boolean dated = facts.effective() != null;
        checks.add(window.finding("REQUEST_DATE_MISSING", dated, Rule.fact("effective", facts.effective())));
        if (dated) {
            checks.add(window.finding(
                    "REQUEST_TOO_LATE",
                    !facts.effective().isBefore(facts.received().minusDays(row.backDays())),
                    Rule.fact("effective", facts.effective()),
                    Rule.fact("received", facts.received()),
                    Rule.fact("back_days", row.backDays())));
            checks.add(window.finding(
                    "REQUEST_TOO_EARLY",
                    !facts.effective().isAfter(facts.received().plusDays(row.aheadDays())),
                    Rule.fact("effective", facts.effective()),
                    Rule.fact("received", facts.received()),
                    Rule.fact("ahead_days", row.aheadDays())));
        }
        if (row.needsEnd()) {
            boolean ends = facts.until() != null && dated && !facts.until().isBefore(facts.effective());
            checks.add(window.finding("REQUEST_END_MISSING", ends, Rule.fact("until", facts.until())));
        }
        if (row.beforeSession()) {
            boolean before = facts.sessionStarts() != null && facts.received().isBefore(facts.sessionStarts());
            checks.add(window.finding(
                    "REQUEST_AFTER_SESSION_START",
                    before,
                    Rule.fact("received", facts.received()),
                    Rule.fact("session_starts", facts.sessionStarts())));
        }
        if (!row.evidence().isEmpty() && row.evidenceWhen().holds(facts, reportUpTo)) {
            checks.add(new Rule(Rules.REQUEST_EVIDENCE, row.clause())
                    .finding(
                            "REQUEST_EVIDENCE_MISSING",
                            facts.evidence().stream().anyMatch(row.evidence()::contains),
                            Rule.fact("evidence", String.join(", ", facts.evidence())),
                            Rule.fact("one_of", String.join(", ", new java.util.TreeSet<>(row.evidence())))));
        }
        return checks;
    }

    private List<Approval> approvals(RequestRow row, RequestProcedureFacts facts, Trail trail) {
        List<Approval> approvals = new ArrayList<>();
        row.approvals().forEach((by, when) -> {
            if (when.holds(facts, reportUpTo)) {
                approvals.add(new Approval(by, row.clause()));
                trail.add(new Rule(Rules.REQUEST_APPROVAL, row.clause())
                        .met("REQUEST_APPROVAL_NEEDED", Rule.fact("by", by)));
            }
        });
        return approvals;
    }

    private List<Duty> duties(RequestRow row, RequestProcedureFacts facts, Trail trail) {
        Set<String> codes = new LinkedHashSet<>(row.arising(facts, reportUpTo));
        codes.addAll(facts.also());
        List<Duty> arising = new ArrayList<>();
        for (String code : codes) {
            Duty duty = duties.get(code);
            if (duty == null) {
                // named by a ruling and unknown to the table: somebody has to say who does it
                trail.review();
                continue;
            }
            arising.add(duty);
            trail.add(new Rule(Rules.REQUEST_DUTY, duty.clause())
                    .met(
                            "REQUEST_DUTY",
                            Rule.fact("duty", duty.code()),
                            Rule.fact("who", duty.who()),
                            Rule.fact("days", duty.days()),
                            Rule.fact("after", duty.after())));
        }
        return arising;
    }
}
