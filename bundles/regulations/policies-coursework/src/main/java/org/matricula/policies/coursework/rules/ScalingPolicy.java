package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.matricula.policies.coursework.Scaling;
import org.matricula.policies.coursework.ScalingFacts;
import org.matricula.policies.coursework.ScalingFacts.Student;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Scaling keeps the rank inside each cohort and never lowers a released mark (W-A13). */
public final class ScalingPolicy implements Policy<ScalingFacts, Scaling> {

    private final boolean preserveRank;
    private final boolean strict;
    private final boolean downAfterRelease;
    private final Set<BigDecimal> ends;

    private ScalingPolicy(Parameters parameters) {
        preserveRank = parameters.flag("scaling.preserve_rank");
        strict = parameters.flag("scaling.strict");
        downAfterRelease = parameters.flag("scaling.down_after_release");
        ends = Set.of(
                ParameterValues.percent(parameters, "mark_scale.0").stripTrailingZeros(),
                ParameterValues.percent(parameters, "mark_scale.1").stripTrailingZeros());
    }

    /** Takes its numbers from the blocks {@code scaling} and {@code mark_scale}. */
    public static ScalingPolicy configure(Parameters parameters) {
        return new ScalingPolicy(parameters);
    }

    @Override
    public Judgement<Scaling> evaluate(ScalingFacts facts) {
        Trail trail = new Trail();
        List<String> reasons = new ArrayList<>();
        Set<String> concerned = new TreeSet<>();
        if (!facts.methodStated()) {
            reasons.add("METHOD_NOT_STATED");
        }
        trail.add(Rules.SCALING.finding(
                "METHOD_STATED", facts.methodStated(), Rule.fact("method_stated", facts.methodStated())));
        RankOrder order = rank(facts.students(), concerned, trail);
        if (preserveRank && !order.isKept()) {
            reasons.add("RANK_CHANGED");
        }
        afterRelease(facts, reasons, concerned, trail);
        Scaling scaling = new Scaling(
                reasons.isEmpty(),
                order.isKept(),
                reasons,
                List.copyOf(concerned),
                order.hasCappedTies() ? List.of("CAPPED_TIE") : List.of());
        return trail.judgement(
                scaling, reasons.isEmpty() ? Entitlement.AUTOMATIC : Entitlement.BARRED, DecidedBy.SYSTEM);
    }

    private RankOrder rank(List<Student> students, Set<String> concerned, Trail trail) {
        Map<String, List<Student>> cohorts = new TreeMap<>();
        students.forEach(student -> cohorts.computeIfAbsent(student.cohort(), name -> new ArrayList<>())
                .add(student));
        RankOrder order = new RankOrder(strict, ends);
        cohorts.forEach((cohort, members) -> {
            Set<String> changed = order.changed(members);
            concerned.addAll(changed);
            trail.add(Rules.SCALING.finding(
                    "PRESERVES_RANK",
                    changed.isEmpty(),
                    Rule.fact("cohort", cohort),
                    Rule.fact("students", members.size()),
                    Rule.fact("changed", changed)));
        });
        if (order.hasTies()) {
            trail.gap("AMB-W-05");
        }
        return order;
    }

    private void afterRelease(ScalingFacts facts, List<String> reasons, Set<String> concerned, Trail trail) {
        Set<String> lowered = new TreeSet<>();
        Set<String> raised = new TreeSet<>();
        for (Student student : facts.students()) {
            int change = student.released() == null ? 0 : student.scaled().compareTo(student.released());
            if (change < 0) {
                lowered.add(student.student());
            } else if (change > 0) {
                raised.add(student.student());
            }
        }
        if (!lowered.isEmpty() && !downAfterRelease) {
            trail.add(Rules.SCALING.failed("SCALED_DOWN_AFTER_RELEASE", Rule.fact("students", lowered)));
            reasons.add("SCALED_DOWN_AFTER_RELEASE");
            concerned.addAll(lowered);
        }
        if (!raised.isEmpty()) {
            trail.gap("AMB-W-09");
            trail.add(Rules.CORRECTION.finding(
                    "VARIATION_APPROVED", facts.variationApproved(), Rule.fact("students", raised)));
            if (!facts.variationApproved()) {
                reasons.add("VARIATION_NOT_APPROVED");
                concerned.addAll(raised);
            }
        }
    }
}
