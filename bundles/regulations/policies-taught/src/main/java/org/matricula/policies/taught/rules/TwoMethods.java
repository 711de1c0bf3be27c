package org.matricula.policies.taught.rules;

import java.util.List;
import org.matricula.policies.taught.Classification.Variant;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Method 1 over two levels, Method 2 over the upper one, the better counts (sections 6.2 and 6.4). */
final class TwoMethods {

    private static final String METHOD_1 = "({} x {} + {} x {}) / {}";

    private final ClassRules rules;
    private final Rule rule;

    TwoMethods(ClassRules rules, Rule rule) {
        this.rules = rules;
        this.rule = rule;
    }

    /**
     * Both methods compared.
     *
     * @param component what the upper level weighs in with; usually its mean
     */
    Means better(Variant variant, MarkedCredits lower, MarkedCredits upper, Exact component, Trail trail) {
        MarkedCredits best = lower.best(rules.lowerCredits(), rules.cutModules());
        if (best.total() < rules.lowerCredits()) {
            trail.add(rule.calculated(
                    "LOWER_CREDITS_MISSING",
                    false,
                    List.of(Rule.step("method2", upper, component)),
                    Rule.fact("credits", best.total()),
                    Rule.fact("needed", rules.lowerCredits())));
            trail.review();
            return Means.better(variant, null, component);
        }
        if (best.isCut()) {
            trail.gap("AMB-T-30");
        }
        int weights = rules.lowerCredits() + rules.upperCredits();
        Exact lowerMean = best.mean();
        Exact method1 = Exact.mean(rules.lowerCredits(), lowerMean, rules.upperCredits(), component);
        trail.add(rule.calculated(
                "METHODS",
                true,
                List.of(
                        Rule.step("best", best, lowerMean),
                        Rule.step("method2", upper, component),
                        Rule.step(
                                "method1",
                                Formula.of(
                                        METHOD_1,
                                        rules.lowerCredits(),
                                        lowerMean,
                                        rules.upperCredits(),
                                        component,
                                        weights),
                                method1))));
        return Means.better(variant, method1, component);
    }
}
