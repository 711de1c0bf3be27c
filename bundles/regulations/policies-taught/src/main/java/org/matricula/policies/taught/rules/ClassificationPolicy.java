package org.matricula.policies.taught.rules;

import java.util.List;
import java.util.Map;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.Classification.PreviousRules;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.ClassificationFacts;
import org.matricula.policies.taught.ClassificationFacts.Award;
import org.matricula.policies.taught.ClassificationFacts.Use;
import org.matricula.policies.taught.CreditOutcome.AwardCredit;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Step;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Means, methods and classes; aegrotat and posthumous awards (section 6). */
public final class ClassificationPolicy implements Policy<ClassificationFacts, Classification> {

    private final Map<String, AwardTest> awards;
    private final ClassRules rules;
    private final HonoursMeans honours;
    private final OtherMeans others;
    private final SpecialAwards special;

    private ClassificationPolicy(Parameters parameters) {
        awards = AwardTest.tests(parameters);
        rules = ClassRules.of(parameters);
        honours = new HonoursMeans(rules);
        others = new OtherMeans(rules);
        special = SpecialAwards.of(parameters);
    }

    /** Takes its numbers from the blocks {@code classification}, {@code credit} and {@code rpl}. */
    public static ClassificationPolicy configure(Parameters parameters) {
        return new ClassificationPolicy(parameters);
    }

    @Override
    public Judgement<Classification> evaluate(ClassificationFacts facts) {
        if (facts instanceof ClassificationFacts.Aegrotat aegrotat) {
            return special.aegrotat(aegrotat);
        }
        if (facts instanceof ClassificationFacts.Posthumous posthumous) {
            return special.posthumous(posthumous);
        }
        return classify((Award) facts);
    }

    private Judgement<Classification> classify(Award facts) {
        Trail trail = new Trail();
        if (isWithoutAnyRule(facts.award())) {
            return withoutRule(facts, trail);
        }
        AwardTest test = AwardTest.of(awards, facts.award());
        ClassScheme scheme = rules.schemes().getOrDefault(facts.award(), ClassScheme.UNCLASSIFIED);
        PreviousRules previous = previous(facts, scheme, trail);
        AwardCredit credit = test.apply(facts.modules(), trail);
        Classified outcome = credit.qualifies()
                ? withClass(facts, scheme, test.row(), previous, trail)
                : outcome(Result.NOT_ELIGIBLE, credit.unmet(), Means.open(null), previous);
        return trail.judgement(outcome, Entitlement.AUTOMATIC, DecidedBy.AWARD_BOARD);
    }

    /** Named as unclassified and without a row of credit: the text says neither what it needs nor how it is classed. */
    private boolean isWithoutAnyRule(String award) {
        return !awards.containsKey(award) && rules.schemes().get(award) == ClassScheme.UNCLASSIFIED;
    }

    private static Judgement<Classification> withoutRule(Award facts, Trail trail) {
        trail.gap("AMB-T-39");
        isUnclassified(facts, ClassScheme.UNCLASSIFIED, trail);
        Classified outcome = outcome(Result.UNCLASSIFIED, List.of(), Means.open(null), PreviousRules.NO);
        return trail.judgement(outcome, Entitlement.AUTOMATIC, DecidedBy.AWARD_BOARD);
    }

    private Classified withClass(Award facts, ClassScheme scheme, AwardRow row, PreviousRules previous, Trail trail) {
        if (isUnclassified(facts, scheme, trail)) {
            return outcome(Result.UNCLASSIFIED, List.of(), Means.open(null), previous);
        }
        Means means =
                switch (scheme) {
                    case HONOURS -> honours.of(facts, trail);
                    case INTEGRATED -> others.integrated(facts, trail);
                    case AWARD_LEVEL -> others.atAwardLevel(facts, row, trail);
                    case POSTGRADUATE -> others.postgraduate(facts, row, trail);
                    default -> others.allCredits(meanRule(facts), facts, row, trail);
                };
        if (means.mean() == null) {
            trail.review();
            return outcome(Result.REVIEW, List.of(), means, previous);
        }
        return outcome(result(scheme, means.mean(), trail), List.of(), means, previous);
    }

    private static Rule meanRule(Award facts) {
        return facts.use() == Use.FREE_STANDING ? Rules.OTHER_MEAN : Rules.HN_MEAN;
    }

    private static boolean isUnclassified(Award facts, ClassScheme scheme, Trail trail) {
        if (scheme == ClassScheme.FREE_STANDING_ONLY) {
            boolean classed = facts.use() == Use.FREE_STANDING;
            trail.add(Rules.EXIT_UNCLASSIFIED.finding("FREE_STANDING", classed, Rule.fact("use", facts.use())));
            return !classed;
        }
        if (scheme == ClassScheme.UNCLASSIFIED) {
            trail.add(Rules.EXIT_UNCLASSIFIED.failed("NO_CLASS_RULE", Rule.fact("award", facts.award())));
            trail.gap("AMB-T-42").review();
            return true;
        }
        return false;
    }

    private Result result(ClassScheme scheme, Exact mean, Trail trail) {
        boolean isHonours = scheme == ClassScheme.HONOURS;
        BandTable<Result> table = isHonours ? rules.honours() : rules.graded();
        Exact compared = rules.rounding().apply(mean);
        Result result = table.of(compared);
        if (result == null) {
            result = Result.NO_CLASS;
            trail.gap("AMB-T-29").review();
        }
        List<Step> steps = rules.rounding().isNone()
                ? List.of()
                : List.of(new Step("rounded", mean, compared, rules.rounding().stepName()));
        Rule rule = isHonours ? Rules.HONOURS_CLASS : Rules.GRADED_CLASS;
        // a module is told of its PASS in other words than an award
        trail.add(rule.calculated(
                result == Result.PASS ? "PASS_CLASS" : result.name(),
                result != Result.NO_CLASS,
                steps,
                Rule.fact("mean", compared),
                Rule.fact("limits", table)));
        return result;
    }

    private PreviousRules previous(Award facts, ClassScheme scheme, Trail trail) {
        PreviousRules previous = PreviousRules.NO;
        Rule rule = Rules.TRANSITION;
        if (scheme == ClassScheme.HONOURS && facts.level6Before()) {
            previous = PreviousRules.AUTOMATIC;
        } else if (scheme == ClassScheme.HONOURS && facts.level5Before()) {
            previous = facts.bothRulesRequested() ? PreviousRules.AUTOMATIC : PreviousRules.ON_REQUEST;
        } else if (scheme == ClassScheme.POSTGRADUATE
                && facts.begun() != null
                && facts.begun().compareTo(rules.postgraduateBefore()) < 0) {
            previous = PreviousRules.PREVIOUS_ONLY;
            rule = Rules.TRANSITION_PG;
        }
        if (previous != PreviousRules.NO) {
            trail.add(rule.met("ALSO_PREVIOUS_REGULATIONS", Rule.fact("answer", previous)));
            trail.gap("AMB-T-63").review();
        }
        return previous;
    }

    private static Classified outcome(Result result, List<String> unmet, Means means, PreviousRules previous) {
        return new Classified(
                result,
                unmet,
                means.variant(),
                means.method1(),
                means.method2(),
                means.mean(),
                means.method(),
                previous);
    }
}
