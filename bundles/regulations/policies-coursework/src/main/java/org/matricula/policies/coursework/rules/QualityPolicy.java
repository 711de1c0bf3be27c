package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.matricula.policies.coursework.QualityCheck;
import org.matricula.policies.coursework.QualityFacts;
import org.matricula.policies.coursework.QualityFacts.Stage;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** Moderation, security, comparison, referencing and evidence (section 6, W-H14, W-H16). */
public final class QualityPolicy implements Policy<QualityFacts, QualityCheck> {

    private static final int MODERATION_LIST = 93;
    private static final int CONSIDERATION_LIST = 109;

    private final BigDecimal honoursThreshold;
    private final int referenceYears;
    private final int benchmarkYears;
    private final MissingSource source;

    private QualityPolicy(Parameters parameters) {
        honoursThreshold = ParameterValues.amount(parameters, "honours.threshold_cp");
        referenceYears = ParameterValues.count(parameters, "external_reference_years");
        benchmarkYears = ParameterValues.count(parameters, "honours.benchmark_years");
        source = MissingSource.of(parameters);
    }

    /** Takes its numbers from the block {@code honours} and {@code external_reference_years}. */
    public static QualityPolicy configure(Parameters parameters) {
        return new QualityPolicy(parameters);
    }

    @Override
    public Judgement<QualityCheck> evaluate(QualityFacts facts) {
        Checklist checks = new Checklist(source);
        LocalDate next = null;
        if (facts instanceof QualityFacts.Moderation moderation) {
            moderation(moderation, checks);
        } else if (facts instanceof QualityFacts.Security security) {
            for (Stage stage : Stage.values()) {
                checks.demand(
                        Rules.SECURITY,
                        stage + "_NOT_SECURED",
                        security.secured().contains(stage),
                        Rule.fact("stage", stage));
            }
        } else if (facts instanceof QualityFacts.Outcomes outcomes) {
            outcomes(outcomes, checks);
        } else if (facts instanceof QualityFacts.Referencing referencing) {
            next = referencing(referencing, checks);
        } else {
            boolean kept = ((QualityFacts.Evidence) facts).keptByCoordinator();
            checks.demand(Rules.EVIDENCE, "EVIDENCE_NOT_KEPT", kept, Rule.fact("kept_by_coordinator", kept));
        }
        return checks.judgement(new QualityCheck(checks.compliance(), next));
    }

    private void moderation(QualityFacts.Moderation facts, Checklist checks) {
        if (!facts.interpretive()) {
            checks.trail().add(Rules.NOT_INTERPRETIVE.met("NOT_NEEDED", Rule.fact("interpretive", false)));
            return;
        }
        BigDecimal creditPoints = facts.honoursCreditPoints();
        if (creditPoints != null && creditPoints.compareTo(honoursThreshold) >= 0) {
            checks.trail()
                    .add(Rules.COUNTS_AS_MODERATED.met(
                            "COUNTS_AS_MODERATED", Rule.fact("honours_credit_points", creditPoints)));
            return;
        }
        LocalDate moderated = facts.moderated();
        LocalDate released = facts.released();
        checks.demand(
                Rules.MODERATION,
                "NOT_MODERATED",
                moderated != null || released == null,
                Rule.fact("moderated", moderated),
                Rule.fact("released", released));
        checks.demand(
                Rules.MODERATION,
                "MODERATED_AFTER_RELEASE",
                moderated == null || released == null || !moderated.isAfter(released),
                Rule.fact("moderated", moderated),
                Rule.fact("released", released));
        checks.source(MODERATION_LIST);
    }

    private static void outcomes(QualityFacts.Outcomes facts, Checklist checks) {
        checks.demand(
                Rules.ANOMALY,
                "ANOMALY_NOT_REPORTED",
                !facts.anomalous() || facts.reported(),
                Rule.fact("anomalous", facts.anomalous()),
                Rule.fact("reported", facts.reported()));
        checks.demand(
                Rules.COMPARISON,
                "LOCATIONS_NOT_COMPARED",
                facts.locations() < 2 || facts.locationsCompared(),
                Rule.fact("locations", facts.locations()),
                Rule.fact("locations_compared", facts.locationsCompared()));
        checks.demand(
                Rules.COMPARISON,
                "ORIGINS_NOT_COMPARED",
                !facts.international() || facts.originsCompared(),
                Rule.fact("international", facts.international()),
                Rule.fact("origins_compared", facts.originsCompared()));
    }

    private LocalDate referencing(QualityFacts.Referencing facts, Checklist checks) {
        LocalDate last = facts.honours() ? facts.last() : later(facts.last(), facts.accreditation());
        int years = facts.honours() ? benchmarkYears : referenceYears;
        LocalDate next = last == null ? null : last.plusYears(years);
        checks.trail().gap("UOW-09");
        checks.demand(
                facts.honours() ? Rules.BENCHMARKING : Rules.REFERENCING,
                facts.honours() ? "BENCHMARKING_OVERDUE" : "REFERENCING_OVERDUE",
                next != null && !facts.on().isAfter(next),
                Rule.fact("last", last),
                Rule.fact("years", years),
                Rule.fact("next_due", next));
        if (!facts.honours()) {
            checks.demand(
                    Rules.REFERENCING,
                    "OUTCOME_TASKS_MISSING",
                    last == null || facts.allOutcomeTasks(),
                    Rule.fact("all_outcome_tasks", facts.allOutcomeTasks()));
            if (facts.honoursBenchmark() != null) {
                checks.trail()
                        .add(Rules.HONOURS_CONTRIBUTES.met(
                                "HONOURS_CONTRIBUTES", Rule.fact("honours_benchmark", facts.honoursBenchmark())));
            }
        }
        if (last != null) {
            checks.demand(
                    Rules.CONSIDERED,
                    "RESULTS_NOT_CONSIDERED",
                    facts.considered(),
                    Rule.fact("considered", facts.considered()));
            checks.source(CONSIDERATION_LIST);
        }
        return next;
    }

    private static LocalDate later(LocalDate first, LocalDate second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first.isAfter(second) ? first : second;
    }
}
