package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.CreditFacts;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Credit of awards, size of modules, effort, work experience (sections 1.2 to 1.4). */
public final class CreditPolicy implements Policy<CreditFacts, CreditOutcome> {

    private static final String SANDWICH = "SANDWICH";

    private final Map<String, AwardTest> awards;
    private final Ladders ladders;
    private final ModuleSizes sizes;
    private final WorkLengths lengths;
    private final BigDecimal hoursPerCredit;
    private final BigDecimal ectsDivisor;

    private CreditPolicy(Parameters parameters) {
        awards = AwardTest.tests(parameters);
        ladders = Ladders.of(parameters, awards.keySet());
        sizes = ModuleSizes.of(parameters.at("credit.module"));
        lengths = WorkLengths.of(parameters.at("credit"));
        hoursPerCredit = ParameterValues.positive(parameters, "credit.hours_per_credit");
        ectsDivisor = ParameterValues.positive(parameters, "credit.ects_divisor");
    }

    /** Takes its numbers from the blocks {@code credit} and {@code rpl}. */
    public static CreditPolicy configure(Parameters parameters) {
        return new CreditPolicy(parameters);
    }

    @Override
    public Judgement<CreditOutcome> evaluate(CreditFacts facts) {
        Trail trail = new Trail();
        CreditOutcome outcome;
        if (facts instanceof CreditFacts.AwardCredit award) {
            outcome = AwardTest.of(awards, award.award()).apply(award.modules(), trail);
        } else if (facts instanceof CreditFacts.HandedUp handedUp) {
            outcome = handedUp(handedUp, trail);
        } else if (facts instanceof CreditFacts.ModuleSize size) {
            outcome = sizes.check(size, trail);
        } else if (facts instanceof CreditFacts.PartCredit part) {
            outcome = partCredit(part, trail);
        } else if (facts instanceof CreditFacts.Effort effort) {
            outcome = effort(effort, trail);
        } else if (facts instanceof CreditFacts.WorkExperience work) {
            outcome = workExperience(work, trail);
        } else {
            outcome = lengths.check((CreditFacts.WorkExperienceLength) facts, trail);
        }
        // a sandwich degree "normally" includes so many weeks (T-RG-4)
        boolean overridable = facts instanceof CreditFacts.WorkExperienceLength work && SANDWICH.equals(work.award());
        return trail.judgement(outcome, Entitlement.AUTOMATIC, DecidedBy.SYSTEM, overridable);
    }

    /** One award's credit is spent only on a larger one (AMB-T-203). */
    private CreditOutcome handedUp(CreditFacts.HandedUp facts, Trail trail) {
        AwardTest award = AwardTest.of(awards, facts.award());
        AwardTest held = awards.get(facts.held());
        boolean fed = ladders.leads(facts.held(), facts.award())
                || held != null && award.row().takesIn(held.row());
        trail.add(Rules.HANDED_UP.finding(
                "HANDED_UP", fed, Rule.fact("held", facts.held()), Rule.fact("award", facts.award())));
        if (facts.topUp()) {
            trail.add(Rules.TOP_UP.met("TOP_UP_CREDIT", Rule.fact("held", facts.held())));
        }
        trail.gap("AMB-T-203");
        return new CreditOutcome.HandedUp(fed || facts.topUp());
    }

    private static CreditOutcome partCredit(CreditFacts.PartCredit facts, Trail trail) {
        boolean whole = facts.requested() == facts.credits();
        trail.add(Rules.WHOLE_MODULE.finding(
                whole ? "WHOLE_MODULE" : "PARTIAL_MODULE",
                whole,
                Rule.fact("credits", facts.credits()),
                Rule.fact("requested", facts.requested())));
        return new CreditOutcome.Granted(whole ? facts.credits() : 0, whole ? null : "PARTIAL_MODULE");
    }

    private CreditOutcome effort(CreditFacts.Effort facts, Trail trail) {
        BigDecimal hours = hoursPerCredit.multiply(BigDecimal.valueOf(facts.credits()));
        BigDecimal ects = BigDecimal.valueOf(facts.credits()).divide(ectsDivisor, 4, RoundingMode.HALF_UP);
        Boolean matches = facts.hours() == null ? null : facts.hours().compareTo(hours) == 0;
        trail.add(Rules.EFFORT.calculated(
                "EFFORT",
                !Boolean.FALSE.equals(matches),
                List.of(
                        Rule.step("hours", Formula.of("{} x {}", facts.credits(), hoursPerCredit), hours),
                        Rule.step("ects", Formula.of("{} / {}", facts.credits(), ectsDivisor), ects)),
                Rule.fact("hours", facts.hours())));
        return new CreditOutcome.Effort(hours, ects.stripTrailingZeros(), matches);
    }

    private static CreditOutcome workExperience(CreditFacts.WorkExperience facts, Trail trail) {
        String missing = null;
        if (!facts.competencies()) {
            missing = "COMPETENCIES";
        } else if (!facts.employerReference()) {
            missing = "EMPLOYER_REFERENCE";
        } else if (!facts.supervisorReference()) {
            missing = "SUPERVISOR_REFERENCE";
        } else if (!facts.activitiesComplete()) {
            missing = "ACTIVITIES";
        }
        trail.add(Rules.WORK_EXPERIENCE.finding(
                missing == null ? "WORK_EXPERIENCE" : missing,
                missing == null,
                Rule.fact("competencies", facts.competencies()),
                Rule.fact("employer_reference", facts.employerReference()),
                Rule.fact("supervisor_reference", facts.supervisorReference()),
                Rule.fact("activities_complete", facts.activitiesComplete())));
        return new CreditOutcome.Granted(missing == null ? facts.credits() : 0, missing);
    }

    /** The sizes that modules may have (T-MD-2). */
    private record ModuleSizes(int standard, int max, int min, int smallStep, Set<String> unlimited) {

        static ModuleSizes of(Parameters module) {
            return new ModuleSizes(
                    ParameterValues.positiveCount(module, "standard"),
                    ParameterValues.count(module, "max"),
                    ParameterValues.count(module, "min"),
                    ParameterValues.positiveCount(module, "small_step"),
                    Set.copyOf(module.texts("no_max_kinds")));
        }

        CreditOutcome check(CreditFacts.ModuleSize facts, Trail trail) {
            String reason = reason(facts, trail);
            trail.add(Rules.SIZE.finding(
                    reason == null ? "SIZE" : reason,
                    reason == null,
                    Rule.fact("credits", facts.credits()),
                    Rule.fact("kind", facts.kind()),
                    Rule.fact("derogation", facts.derogation())));
            return new CreditOutcome.ModuleSize(reason == null, reason);
        }

        private String reason(CreditFacts.ModuleSize facts, Trail trail) {
            int credits = facts.credits();
            if (credits < min) {
                return "BELOW_MINIMUM";
            }
            if (unlimited.contains(facts.kind().name())) {
                return null;
            }
            if (credits > max && !facts.derogation()) {
                return "ABOVE_MAXIMUM";
            }
            if (credits < standard) {
                trail.gap("AMB-T-43");
            }
            return credits % (credits < standard ? smallStep : standard) == 0 ? null : "NOT_STANDARD_MULTIPLE";
        }
    }

    /** How long work experience must be (A.2.9.4.3, T-RG-4). */
    private record WorkLengths(Map<String, BigDecimal> weeks, Map<String, BigDecimal> hours) {

        static WorkLengths of(Parameters credit) {
            Map<String, BigDecimal> weeks = new LinkedHashMap<>();
            Map<String, BigDecimal> hours = new LinkedHashMap<>();
            Parameters awards = credit.at("awards");
            for (String award : awards.names()) {
                if (awards.has(award + ".weeks")) {
                    weeks.put(award, ParameterValues.amount(awards, award + ".weeks"));
                    hours.put(award, ParameterValues.amount(awards, award + ".hours"));
                }
            }
            weeks.put(SANDWICH, ParameterValues.amount(credit, "sandwich.weeks"));
            hours.put(SANDWICH, ParameterValues.amount(credit, "sandwich.hours"));
            return new WorkLengths(weeks, hours);
        }

        CreditOutcome check(CreditFacts.WorkExperienceLength facts, Trail trail) {
            if (!weeks.containsKey(facts.award())) {
                throw Problem.invalid("award", facts.award(), "must be one of " + String.join(", ", weeks.keySet()))
                        .exception();
            }
            boolean enoughWeeks = facts.weeks().compareTo(weeks.get(facts.award())) >= 0;
            boolean enoughHours = facts.hours().compareTo(hours.get(facts.award())) >= 0;
            String reason = enoughWeeks ? (enoughHours ? null : "HOURS") : "WEEKS";
            trail.gap("AMB-T-70");
            if (enoughWeeks != enoughHours) {
                trail.review();
            }
            Rule rule = SANDWICH.equals(facts.award()) ? Rules.SANDWICH_LENGTH : Rules.WORK_LENGTH;
            trail.add(rule.finding(
                    reason == null ? "LONG_ENOUGH" : reason,
                    reason == null,
                    Rule.fact("weeks", facts.weeks()),
                    Rule.fact("hours", facts.hours())));
            return new CreditOutcome.Length(reason == null, reason);
        }
    }
}
