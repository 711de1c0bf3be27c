package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.List;
import org.matricula.policies.taught.Classification.Variant;
import org.matricula.policies.taught.ClassificationFacts.Award;
import org.matricula.policies.taught.ClassificationFacts.Entry;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.Origin;
import org.matricula.regulations.api.Finding.Step;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** The two methods of honours degrees, with their variants (section 6.2). */
final class HonoursMeans {

    private final ClassRules rules;
    private final TwoMethods methods;
    private final int lowerLevel;

    HonoursMeans(ClassRules rules) {
        this.rules = rules;
        this.methods = new TwoMethods(rules, Rules.METHODS);
        this.lowerLevel = rules.lower().get(ClassScheme.HONOURS);
    }

    Means of(Award facts, Trail trail) {
        boolean topUp = facts.entry() != Entry.STANDARD;
        if (!topUp && holdsPriorLearning(facts.modules())) {
            trail.gap("AMB-T-44");
            if (isLimited(facts.modules(), trail)) {
                return limited(facts.modules(), trail);
            }
        }
        MarkedCredits lower = MarkedCredits.of(facts.modules(), lowerLevel, lowerLevel);
        MarkedCredits upper = MarkedCredits.of(facts.modules(), lowerLevel + 1, AwardLevels.HIGHEST);
        Exact component = upperComponent(lower, upper, topUp, trail);
        if (component == null) {
            trail.gap("AMB-T-31").review();
            return Means.open(topUp ? Variant.TOP_UP : null);
        }
        if (topUp) {
            trail.add(Rules.TOP_UP.calculated(
                    "TOP_UP",
                    true,
                    List.of(Rule.step("method2", upper, component)),
                    Rule.fact("entry", facts.entry())));
            return Means.better(Variant.TOP_UP, null, component);
        }
        return methods.better(variant(upper.total()), lower, upper, component, trail);
    }

    private Variant variant(int upperTotal) {
        if (upperTotal == rules.variants().fewer()) {
            return Variant.L6_100;
        }
        return upperTotal == rules.variants().more() ? Variant.L6_140 : Variant.STANDARD;
    }

    /** The level 6 component; null where the rules do not say. */
    private Exact upperComponent(MarkedCredits lower, MarkedCredits upper, boolean topUp, Trail trail) {
        if (!rules.variants().contains(upper.total())) {
            trail.add(Rules.LEVEL_6.failed("LEVEL_6_TOTAL", Rule.fact("credits", upper.total())));
            return null;
        }
        if (upper.total() != rules.variants().fewer()) {
            return upper.mean();
        }
        if (lower.total() == 0) {
            trail.review();
            return topUp ? upper.mean() : null;
        }
        return mixedComponent(lower, upper, trail);
    }

    /** A.2.9.5[e]: 100 credits at level 6 are filled up with the mean of all level 5. */
    private Exact mixedComponent(MarkedCredits lower, MarkedCredits upper, Trail trail) {
        int fewer = rules.variants().fewer();
        int missing = rules.upperCredits() - fewer;
        Exact upperMean = upper.mean();
        Exact lowerMean = lower.mean();
        Exact component = Exact.mean(fewer, upperMean, missing, lowerMean);
        trail.gap("AMB-T-32");
        trail.add(Rules.LEVEL_6.calculated(
                "L6_100",
                true,
                List.of(
                        Rule.step("level6", upper, upperMean),
                        Rule.step("level5", lower, lowerMean),
                        Rule.step(
                                "component",
                                Formula.of(
                                        "({} x {} + {} x {}) / {}",
                                        fewer,
                                        upperMean,
                                        missing,
                                        lowerMean,
                                        rules.upperCredits()),
                                component))));
        return component;
    }

    private static boolean holdsPriorLearning(List<ModuleFact> modules) {
        for (ModuleFact module : modules) {
            if (module.isPriorLearning() && module.isHeld()) {
                return true;
            }
        }
        return false;
    }

    private boolean isLimited(List<ModuleFact> modules, Trail trail) {
        List<ModuleFact> own = own(modules);
        int lower = MarkedCredits.of(own, lowerLevel, lowerLevel).total();
        int upper = MarkedCredits.of(own, lowerLevel + 1, AwardLevels.HIGHEST).total();
        boolean ordinary = lower >= rules.ownLower()
                && (upper >= rules.ownUpper() || rules.variants().contains(upper));
        trail.add(Rules.RPL_HOLDER.finding(
                "ORDINARY_METHODS",
                ordinary,
                Rule.fact("own_level5", lower),
                Rule.fact("own_level6", upper),
                Rule.fact("needed_level5", rules.ownLower()),
                Rule.fact("needed_level6", rules.ownUpper())));
        return !ordinary;
    }

    private Means limited(List<ModuleFact> modules, Trail trail) {
        List<ModuleFact> own = own(modules);
        MarkedCredits upper = MarkedCredits.of(own, lowerLevel + 1, AwardLevels.HIGHEST);
        MarkedCredits all = MarkedCredits.of(own);
        MarkedCredits used = null;
        if (upper.total() >= rules.ownUpper()) {
            used = upper;
        } else if (all.total() == rules.ownUpper()) {
            used = all;
        }
        if (used == null) {
            trail.add(Rules.RPL_HONOURS.failed("RPL_LIMITED", Rule.fact("own_credits", all.total())));
            trail.review();
            return Means.open(Variant.RPL_LIMITED);
        }
        List<Step> steps = List.of(Rule.step("mean", used, used.mean()));
        trail.add(Rules.RPL_HONOURS.calculated("RPL_LIMITED", true, steps, Rule.fact("own_credits", used.total())));
        return Means.better(Variant.RPL_LIMITED, null, used.mean());
    }

    private static List<ModuleFact> own(List<ModuleFact> modules) {
        List<ModuleFact> own = new ArrayList<>(modules.size());
        for (ModuleFact module : modules) {
            if (module.origin() == Origin.OWN && module.onDegree() && module.isMarked()) {
                own.add(module);
            }
        }
        return own;
    }
}
