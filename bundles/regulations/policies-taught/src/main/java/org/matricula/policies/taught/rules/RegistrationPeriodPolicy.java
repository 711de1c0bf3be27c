package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.policies.taught.RegistrationPeriod;
import org.matricula.policies.taught.RegistrationPeriod.Status;
import org.matricula.policies.taught.RegistrationPeriodFacts;
import org.matricula.policies.taught.RegistrationPeriodFacts.Period;
import org.matricula.policies.taught.StudyMode;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Years of registration against the table (section 1.6). */
public final class RegistrationPeriodPolicy implements Policy<RegistrationPeriodFacts, RegistrationPeriod> {

    private final Map<String, PeriodRow> rows;
    private final AwardCatalogue catalogue;
    private final Map<String, BigDecimal> ceilings;
    private final Map<String, String> softMinima;
    private final int reExaminationYears;
    private final boolean suspensionCounts;

    private RegistrationPeriodPolicy(Parameters parameters) {
        Parameters block = parameters.at("registration");
        rows = ParameterValues.lists(parameters, "registration", PeriodRow::of);
        catalogue = AwardCatalogue.of(parameters);
        ceilings = new LinkedHashMap<>();
        Parameters absolute = block.at("absolute_max");
        absolute.names().forEach(award -> ceilings.put(award, ParameterValues.amount(absolute, award)));
        softMinima = new LinkedHashMap<>();
        Parameters soft = block.at("soft_min");
        soft.names().forEach(award -> softMinima.put(award, soft.text(award)));
        reExaminationYears = ParameterValues.count(block, "re_examination_years");
        ParameterValues.oneOf(block, "mixed_mode", Set.of("sum_of_fractions"));
        suspensionCounts = block.flag("suspension_counts");
    }

    /** Takes its numbers from the block {@code registration}, and from {@code awards} which awards there are. */
    public static RegistrationPeriodPolicy configure(Parameters parameters) {
        return new RegistrationPeriodPolicy(parameters);
    }

    @Override
    public Judgement<RegistrationPeriod> evaluate(RegistrationPeriodFacts facts) {
        String award = catalogue.nameIn(rows.keySet(), facts.award());
        Trail trail = new Trail(facts.waivers());
        Boolean inTime = reExamination(facts, trail);
        PeriodRow row = rows.get(award);
        Map<StudyMode, BigDecimal> years = years(facts.periods(), trail);
        if (facts.priorLearning()) {
            trail.add(Rules.PRIOR_LEARNING_PERIOD.failed("TABLE_NOT_APPLICABLE", Rule.fact("prior_learning", true)))
                    .review();
            return answer(row, years, Status.TABLE_NOT_APPLICABLE, null, inTime, false, trail);
        }
        if (row == null || years.keySet().stream().anyMatch(mode -> row.max(mode) == null)) {
            trail.add(Rules.PERIOD.failed("NO_RULE", Rule.fact("award", facts.award())));
            trail.gap("AMB-T-48");
            return answer(row, years, Status.NO_RULE, null, inTime, false, trail);
        }
        return judge(facts, award, row, years, inTime, trail);
    }

    private Judgement<RegistrationPeriod> judge(
            RegistrationPeriodFacts facts,
            String award,
            PeriodRow row,
            Map<StudyMode, BigDecimal> years,
            Boolean inTime,
            Trail trail) {
        Exact used = share(years, row, false);
        Status status = status(facts, ceilings.get(award), row, years, used);
        if (years.size() > 1) {
            trail.gap("AMB-T-48");
        }
        boolean holds = trail.holds(Rules.PERIOD.finding(
                status.name(),
                status == Status.WITHIN,
                Rule.fact("years", written(years)),
                Rule.fact("used_share", used),
                Rule.fact("hard", row.hard())));
        if (holds && status != Status.WITHIN) {
            return answer(row, years, Status.WAIVED, used, inTime, false, trail);
        }
        boolean soft = status == Status.OVER_NORMAL_MAXIMUM
                || status == Status.BELOW_MINIMUM && isSoftMinimum(award, row, years);
        return answer(row, years, status, used, inTime, soft, trail);
    }

    private static Status status(
            RegistrationPeriodFacts facts,
            BigDecimal ceiling,
            PeriodRow row,
            Map<StudyMode, BigDecimal> years,
            Exact used) {
        if (Exact.ONE.below(used)) {
            BigDecimal total = years.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean overCeiling = ceiling != null && total.compareTo(ceiling) > 0;
            return row.hard() || overCeiling ? Status.OVER_MAXIMUM : Status.OVER_NORMAL_MAXIMUM;
        }
        Exact done = share(years, row, true);
        return facts.completed() && done != null && done.below(Exact.ONE) ? Status.BELOW_MINIMUM : Status.WITHIN;
    }

    /** The sum over modes of years through limit (AMB-T-48); null where the table lacks a limit. */
    private static Exact share(Map<StudyMode, BigDecimal> years, PeriodRow row, boolean least) {
        Exact sum = Exact.ZERO;
        for (Map.Entry<StudyMode, BigDecimal> entry : years.entrySet()) {
            BigDecimal limit = least ? row.min(entry.getKey()) : row.max(entry.getKey());
            if (limit == null) {
                return null;
            }
            sum = sum.plus(Exact.of(entry.getValue()).dividedBy(Exact.of(limit)));
        }
        return sum;
    }

    private Map<StudyMode, BigDecimal> years(List<Period> periods, Trail trail) {
        Map<StudyMode, BigDecimal> years = new EnumMap<>(StudyMode.class);
        for (Period period : periods) {
            if (period.suspended()) {
                trail.gap("AMB-T-48");
                trail.add(Rules.SUSPENDED_TIME.finding(
                        "SUSPENSION_COUNTS", suspensionCounts, Rule.fact("years", period.years())));
            }
            if (!period.suspended() || suspensionCounts) {
                years.merge(period.mode(), period.years(), BigDecimal::add);
            }
        }
        return years;
    }

    /** {@code FT 2, PT 1.5}. */
    private static String written(Map<StudyMode, BigDecimal> years) {
        return years.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + entry.getValue().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", "));
    }

    private Boolean reExamination(RegistrationPeriodFacts facts, Trail trail) {
        if (facts.firstFailure() == null || facts.reExamination() == null) {
            return null;
        }
        boolean inTime = !facts.reExamination().isAfter(facts.firstFailure().plusYears(reExaminationYears));
        return trail.holds(Rules.RE_EXAMINATION.finding(
                "RE_EXAMINATION",
                inTime,
                Rule.fact("first_failure", facts.firstFailure()),
                Rule.fact("re_examination", facts.reExamination())));
    }

    private boolean isSoftMinimum(String award, PeriodRow row, Map<StudyMode, BigDecimal> years) {
        String softMode = softMinima.get(award);
        return !row.hard() || softMode != null && years.containsKey(StudyMode.valueOf(softMode));
    }

    private static Judgement<RegistrationPeriod> answer(
            PeriodRow row,
            Map<StudyMode, BigDecimal> years,
            Status status,
            Exact used,
            Boolean inTime,
            boolean overridable,
            Trail trail) {
        boolean single = row != null && years.size() == 1;
        StudyMode mode = single ? years.keySet().iterator().next() : null;
        RegistrationPeriod period = new RegistrationPeriod(
                single ? row.min(mode) : null, single ? row.max(mode) : null, status, used, inTime);
        Entitlement entitlement = overridable ? Entitlement.DISCRETION : Entitlement.AUTOMATIC;
        return trail.judgement(period, entitlement, DecidedBy.SYSTEM, overridable);
    }
}
