package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Suspension;
import org.matricula.policies.taught.Suspension.Outcome;
import org.matricula.policies.taught.SuspensionFacts;
import org.matricula.policies.taught.SuspensionFacts.Approval;
import org.matricula.policies.taught.SuspensionFacts.Type;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Requests to suspend studies, and what follows when they end (section 8.5). The first check that fails decides. */
public final class SuspensionPolicy implements Policy<SuspensionFacts, Suspension> {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final BigDecimal maxYears;
    private final int cutoffDays;
    private final Set<String> accepted;
    private final Set<String> refused;
    private final Set<String> independent;
    private final Set<String> notIndependent;

    private SuspensionPolicy(Parameters block) {
        maxYears = ParameterValues.amount(block, "max_academic_years");
        cutoffDays = ParameterValues.count(block, "cutoff_days_before_boards");
        accepted = Set.copyOf(block.texts("reasons_accepted"));
        refused = Set.copyOf(block.texts("reasons_refused"));
        independent = Set.copyOf(block.texts("evidence_accepted"));
        notIndependent = Set.copyOf(block.texts("evidence_not_independent"));
    }

    /** Takes its numbers from the block {@code suspension}. */
    public static SuspensionPolicy configure(Parameters parameters) {
        return new SuspensionPolicy(parameters.at("suspension"));
    }

    @Override
    public Judgement<Suspension> evaluate(SuspensionFacts facts) {
        Trail trail = new Trail();
        if (facts.type() == Type.RETURN) {
            return afterReturn(facts, trail);
        }
        if (facts.type() == Type.EXTENSION) {
            return ofExtension(facts, trail);
        }
        String reason = ofRequest(facts, trail);
        if (reason == null && isTooNearTheBoards(facts, trail)) {
            return notNormally("WITHIN_SIX_WEEKS", "EXTENUATING_CIRCUMSTANCES", trail);
        }
        if (reason == null) {
            reason = ofEvidence(facts, trail);
        }
        if (reason == null && fails("REASON_NOT_LISTED", !accepted.contains(facts.reason()), facts.reason(), trail)) {
            trail.gap("AMB-T-140");
            trail.review();
            return notNormally("REASON_NOT_LISTED", null, trail);
        }
        return reason == null ? afterApprovals(facts, trail) : refused(reason, trail);
    }

    private Judgement<Suspension> ofExtension(SuspensionFacts facts, Trail trail) {
        if (fails("INDEFINITE", facts.end() == null, facts.end(), trail)) {
            return refused("INDEFINITE", trail);
        }
        if (fails("OVER_ONE_YEAR", isTooLong(facts), facts.end(), trail)) {
            return refused("OVER_ONE_YEAR", trail);
        }
        Suspension yes = new Suspension(Outcome.APPROVE, null, null, List.of("STATE_RETURN_DATE"), null);
        return trail.judgement(yes, Entitlement.DISCRETION, DecidedBy.EC_PANEL);
    }

    private static Judgement<Suspension> notNormally(String reason, String alternative, Trail trail) {
        Suspension rather = new Suspension(Outcome.NOT_NORMALLY_CONSIDERED, reason, alternative, List.of(), null);
        return trail.judgement(rather, Entitlement.DISCRETION, DecidedBy.EC_PANEL, true);
    }

    private static Judgement<Suspension> refused(String reason, Trail trail) {
        Suspension no = new Suspension(Outcome.REFUSE, reason, null, List.of(), null);
        return trail.judgement(no, Entitlement.BARRED, DecidedBy.EC_PANEL);
    }

    private static Judgement<Suspension> afterReturn(SuspensionFacts facts, Trail trail) {
        boolean returned = Boolean.TRUE.equals(facts.returned());
        trail.add(Rules.SUSPENSION_RETURN.finding("RETURNED", returned, Rule.fact("session", facts.returnSession())));
        Suspension suspension = returned
                ? new Suspension(Outcome.RETURNED, null, null, List.of(), facts.returnSession())
                : new Suspension(Outcome.WITHDRAW, "NO_RETURN", null, List.of(), null);
        return trail.judgement(suspension, Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private String ofRequest(SuspensionFacts facts, Trail trail) {
        if (fails("INDEFINITE", facts.end() == null, facts.end(), trail)) {
            return "INDEFINITE";
        }
        if (facts.reason() == null) {
            throw Problem.invalid("reason", null, "must be given").exception();
        }
        if (fails("REASON_NOT_ACCEPTABLE", refused.contains(facts.reason()), facts.reason(), trail)) {
            return "REASON_NOT_ACCEPTABLE";
        }
        if (fails("OVER_ONE_YEAR", isTooLong(facts), facts.years(), trail)) {
            return "OVER_ONE_YEAR";
        }
        if (fails("RENEWAL_NOT_EXCEPTIONAL", facts.renewal() && !facts.exceptional(), facts.renewal(), trail)) {
            return "RENEWAL_NOT_EXCEPTIONAL";
        }
        return fails("LATE_FOR_WHOLE_YEAR", isLateForYear(facts), facts.applicationDate(), trail)
                ? "LATE_FOR_WHOLE_YEAR"
                : null;
    }

    private boolean isTooLong(SuspensionFacts facts) {
        if (facts.years() != null) {
            return facts.years().compareTo(maxYears) > 0;
        }
        long months = maxYears.multiply(MONTHS).longValue();
        return facts.start() != null && facts.end().isAfter(facts.start().plusMonths(months));
    }

    private static boolean isLateForYear(SuspensionFacts facts) {
        return facts.type() == Type.WHOLE_YEAR
                && facts.applicationDate() != null
                && facts.enrolmentDate() != null
                && !facts.applicationDate().isBefore(facts.enrolmentDate());
    }

    private boolean isTooNearTheBoards(SuspensionFacts facts, Trail trail) {
        if (facts.type() != Type.IN_YEAR || facts.applicationDate() == null || facts.boardDate() == null) {
            return false;
        }
        long days = ChronoUnit.DAYS.between(facts.applicationDate(), facts.boardDate());
        boolean near = days >= 0 && days <= cutoffDays;
        trail.gap("AMB-T-51");
        return fails("WITHIN_SIX_WEEKS", near, days, trail);
    }

    private String ofEvidence(SuspensionFacts facts, Trail trail) {
        if (facts.type() == Type.IN_YEAR) {
            boolean close = facts.evidence() != null && notIndependent.contains(facts.evidence());
            boolean named = close || facts.evidence() != null && independent.contains(facts.evidence());
            if (facts.evidence() != null && !named) {
                trail.gap("AMB-T-141");
            }
            if (fails("NO_EVIDENCE", !named, facts.evidence(), trail)) {
                return "NO_EVIDENCE";
            }
            if (fails("EVIDENCE_NOT_INDEPENDENT", close, facts.evidence(), trail)) {
                return "EVIDENCE_NOT_INDEPENDENT";
            }
        }
        return fails("RETURN_UNLIKELY", !facts.returnLikely(), facts.returnLikely(), trail) ? "RETURN_UNLIKELY" : null;
    }

    private static Judgement<Suspension> afterApprovals(SuspensionFacts facts, Trail trail) {
        boolean refusedBySomebody = facts.courseLeader() == Approval.REFUSED || facts.panel() == Approval.REFUSED;
        if (fails("APPROVAL_REFUSED", refusedBySomebody, facts.panel(), trail)) {
            return refused("APPROVAL_REFUSED", trail);
        }
        boolean missing = facts.courseLeader() != Approval.APPROVED || facts.panel() != Approval.APPROVED;
        if (fails("APPROVAL_MISSING", missing, facts.courseLeader(), trail)) {
            Suspension waiting = new Suspension(Outcome.PENDING, "APPROVAL_MISSING", null, List.of(), null);
            return trail.judgement(waiting, Entitlement.DISCRETION, DecidedBy.EC_PANEL);
        }
        List<String> duties = new ArrayList<>(List.of("STATE_RETURN_DATE", "STATE_CURRENT_REGULATIONS_APPLY"));
        if (facts.sponsored()) {
            duties.addAll(List.of("CEASE_SPONSORSHIP", "NEW_VISA_NEEDED"));
        }
        Suspension yes = new Suspension(Outcome.APPROVE, null, null, duties, null);
        return trail.judgement(yes, Entitlement.DISCRETION, DecidedBy.EC_PANEL);
    }

    private static boolean fails(String code, boolean failed, Object value, Trail trail) {
        trail.add(Rules.SUSPENSION.finding(code, !failed, Rule.fact("value", value)));
        return failed;
    }
}
