package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.matricula.policies.coursework.LatePenalty;
import org.matricula.policies.coursework.LatePenalty.Status;
import org.matricula.policies.coursework.LatePenaltyFacts;
import org.matricula.policies.coursework.LatePenaltyFacts.Days;
import org.matricula.policies.coursework.LatePenaltyFacts.Penalty;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Finding.Step;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Late work is penalised as the outline says, and where it says nothing by nobody but a person (W-A10). */
public final class LatePenaltyPolicy implements Policy<LatePenaltyFacts, LatePenalty> {

    private final WorkingDays workingDays;
    private final BigDecimal lowest;

    private LatePenaltyPolicy(Parameters parameters) {
        workingDays = WorkingDays.of(parameters);
        lowest = ParameterValues.percent(parameters, "mark_scale.0");
    }

    /** Takes its numbers from the blocks {@code calendar} and {@code mark_scale}. */
    public static LatePenaltyPolicy configure(Parameters parameters) {
        return new LatePenaltyPolicy(parameters);
    }

    @Override
    public Judgement<LatePenalty> evaluate(LatePenaltyFacts facts) {
        Trail trail = new Trail();
        LocalDate due = DueDates.effective(facts.submission(), trail);
        int days = daysLate(facts, due, trail);
        if (days == 0) {
            trail.add(Rules.LATE_PENALTY.met("ON_TIME", Rule.fact("due", due), submitted(facts)));
            return automatic(new LatePenalty(Status.ON_TIME, due, 0, BigDecimal.ZERO, facts.mark()), trail);
        }
        Penalty penalty = facts.penalty();
        if (penalty == null) {
            trail.add(Rules.LATE_PENALTY.failed("LATE_PENALTY_NOT_STATED", Rule.fact("due", due), submitted(facts)))
                    .review();
            return trail.judgement(
                    new LatePenalty(Status.MANUAL, due, days, null, null),
                    Entitlement.DISCRETION,
                    DecidedBy.SUBJECT_COORDINATOR);
        }
        trail.gap("UOW-04");
        boolean tooLate = penalty.noMarksAfterDays() != null && days > penalty.noMarksAfterDays();
        BigDecimal mark = tooLate ? lowest : reduced(facts.mark(), penalty, days);
        String template = tooLate ? "{}" : "max({} - {} x {}, {})";
        Object[] numbers =
                tooLate ? new Object[] {lowest} : new Object[] {facts.mark(), days, penalty.marksPerDay(), lowest};
        List<Step> steps = List.of(Rule.step("mark", Formula.of(template, numbers), mark));
        Status status = tooLate ? Status.NO_MARKS : Status.PENALISED;
        trail.add(Rules.LATE_PENALTY.calculated(
                status.name(), false, steps, Rule.fact("due", due), submitted(facts), Rule.fact("late_days", days)));
        return automatic(new LatePenalty(status, due, days, facts.mark().subtract(mark), mark), trail);
    }

    private BigDecimal reduced(BigDecimal mark, Penalty penalty, int days) {
        return mark.subtract(penalty.marksPerDay().multiply(BigDecimal.valueOf(days)))
                .max(lowest);
    }

    private int daysLate(LatePenaltyFacts facts, LocalDate due, Trail trail) {
        LocalDate submitted = facts.submission().submitted();
        if (!submitted.isAfter(due)) {
            return 0;
        }
        return facts.penalty() != null && facts.penalty().days() == Days.WORKING
                ? workingDays.late(due, submitted, facts.closures(), trail)
                : Math.toIntExact(ChronoUnit.DAYS.between(due, submitted));
    }

    private static Fact submitted(LatePenaltyFacts facts) {
        return Rule.fact("submitted", facts.submission().submitted());
    }

    private static Judgement<LatePenalty> automatic(LatePenalty outcome, Trail trail) {
        return trail.judgement(outcome, Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }
}
