package org.matricula.policies.taught.rules;

import java.util.List;
import org.matricula.policies.taught.ClassificationFacts.Award;
import org.matricula.policies.taught.ClassificationFacts.Use;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** The means of awards other than honours degrees (sections 6.3 to 6.6). */
final class OtherMeans {

    private final ClassRules rules;
    private final TwoMethods integrated;
    private final int integratedLower;
    private final int awardLevel;

    OtherMeans(ClassRules rules) {
        this.rules = rules;
        integrated = new TwoMethods(rules, Rules.IM_METHODS);
        integratedLower = rules.lower().get(ClassScheme.INTEGRATED);
        awardLevel = rules.lower().get(ClassScheme.AWARD_LEVEL);
    }

    /** Integrated master's: two methods, no variants. */
    Means integrated(Award facts, Trail trail) {
        MarkedCredits lower = MarkedCredits.of(facts.modules(), integratedLower, integratedLower);
        MarkedCredits upper = MarkedCredits.of(facts.modules(), integratedLower + 1, AwardLevels.HIGHEST);
        if (upper.total() != rules.upperCredits()) {
            trail.add(Rules.IM_METHODS.failed("UPPER_CREDITS", Rule.fact("credits", upper.total())));
            trail.gap("AMB-T-31").review();
            return Means.open(null);
        }
        return integrated.better(null, lower, upper, upper.mean(), trail);
    }

    /** HND, foundation degree: all credits at the award's level. */
    Means atAwardLevel(Award facts, AwardRow row, Trail trail) {
        MarkedCredits counted = MarkedCredits.of(facts.modules(), awardLevel, awardLevel);
        int above = MarkedCredits.of(facts.modules(), awardLevel + 1, AwardLevels.HIGHEST)
                .total();
        if (above > 0 || counted.total() > row.total() / 2) {
            trail.gap("AMB-T-56");
        }
        if (above > 0) {
            trail.review();
        }
        return mean(Rules.HN_MEAN, counted, trail);
    }

    /** HNC and free-standing awards: all credits. */
    Means allCredits(Rule rule, Award facts, AwardRow row, Trail trail) {
        return mean(rule, ofTheAward(facts.modules(), row, trail), trail);
    }

    /** Postgraduate: all credits of the award; of a surplus on exit the best that satisfy its levels. */
    Means postgraduate(Award facts, AwardRow row, Trail trail) {
        MarkedCredits all = ofTheAward(facts.modules(), row, trail);
        if (all.total() <= row.total()) {
            return mean(Rules.PG_MEAN, all, trail);
        }
        trail.gap("AMB-T-57").review();
        if (facts.use() != Use.EXIT) {
            return mean(Rules.PG_MEAN, all, trail);
        }
        return mean(Rules.PG_MEAN, bestOf(facts.modules(), row), trail);
    }

    /** Without the levels of which the award can hold nothing: their credit is none of its credits (AMB-T-73). */
    private static MarkedCredits ofTheAward(List<ModuleFact> modules, AwardRow row, Trail trail) {
        MarkedCredits counted = MarkedCredits.of(List.of());
        for (int level = AwardLevels.LOWEST; level <= AwardLevels.HIGHEST; level++) {
            MarkedCredits here = MarkedCredits.of(modules, level, level);
            if (row.usable()[level] > 0) {
                counted = counted.and(here);
            } else if (here.total() > 0) {
                trail.gap("AMB-T-73").review();
            }
        }
        return counted;
    }

    /** As much of the award's level as it needs, then the best of the rest within the caps of the levels below. */
    private static MarkedCredits bestOf(List<ModuleFact> modules, AwardRow row) {
        int level = AwardLevels.HIGHEST;
        while (level > AwardLevels.LOWEST && row.atOrAbove()[level] == 0) {
            level--;
        }
        MarkedCredits top = MarkedCredits.of(modules, level, AwardLevels.HIGHEST);
        MarkedCredits below = MarkedCredits.of(List.of());
        for (int lower = AwardLevels.LOWEST; lower < level; lower++) {
            below = below.and(MarkedCredits.of(modules, lower, lower).best(row.usable()[lower], true));
        }
        MarkedCredits candidates = top.best(row.total(), true).and(below);
        MarkedCredits best = candidates.best(row.total(), true);
        int topCredits = best.creditsFrom(level);
        int needed = Math.min(row.atOrAbove()[level], top.total());
        return topCredits >= needed ? best : top.best(needed, true).and(below.best(row.total() - needed, true));
    }

    private static Means mean(Rule rule, MarkedCredits counted, Trail trail) {
        Exact mean = counted.mean();
        if (mean == null) {
            trail.add(rule.failed("NO_MARKS", Rule.fact("credits", counted.total())))
                    .review();
            return Means.open(null);
        }
        trail.add(rule.calculated(
                "MEAN", true, List.of(Rule.step("mean", counted, mean)), Rule.fact("credits", counted.total())));
        return Means.single(mean);
    }
}
