package org.matricula.policies.coursework.rules;

import java.math.BigDecimal;
import java.util.Set;
import org.matricula.policies.coursework.Applicability;
import org.matricula.policies.coursework.Applicability.HonoursRules;
import org.matricula.policies.coursework.ScopeFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** What the rules apply to (section 1). */
public final class ScopePolicy implements Policy<ScopeFacts, Applicability> {

    private static final int THIRD_PARTY_LIST = 100;

    private final Set<String> excludedLocations;
    private final BigDecimal threshold;
    private final MissingSource source;

    private ScopePolicy(Parameters parameters) {
        excludedLocations = Set.copyOf(parameters.texts("scope.not_applicable"));
        threshold = ParameterValues.amount(parameters, "honours.threshold_cp");
        source = MissingSource.of(parameters);
    }

    /** Takes its numbers from the blocks {@code scope} and {@code honours}. */
    public static ScopePolicy configure(Parameters parameters) {
        return new ScopePolicy(parameters);
    }

    @Override
    public Judgement<Applicability> evaluate(ScopeFacts facts) {
        Trail trail = new Trail();
        String reason = reason(facts, trail);
        HonoursRules honours = honours(facts.projectCreditPoints(), trail);
        boolean others = facts.thirdParty();
        if (others) {
            trail.add(Rules.THIRD_PARTY.failed("OTHER_QUALITY_RULES", Rule.fact("third_party", true)));
            source.note(THIRD_PARTY_LIST, trail);
        }
        return trail.judgement(
                new Applicability(reason == null, reason, honours, others), Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private String reason(ScopeFacts facts, Trail trail) {
        boolean coursework = facts.study() != ScopeFacts.Study.RESEARCH;
        trail.add(Rules.COURSEWORK.finding("COURSEWORK", coursework, Rule.fact("study", facts.study())));
        boolean here = facts.location() == null || !excludedLocations.contains(facts.location());
        trail.add(Rules.LOCATION.finding("LOCATION", here, Rule.fact("location", facts.location())));
        trail.add(Rules.ASSESSMENT.finding(
                "ASSESSMENT", facts.testsKnowledge(), Rule.fact("tests_knowledge", facts.testsKnowledge())));
        if (!here) {
            return "LOCATION";
        }
        if (!coursework) {
            return "NOT_COURSEWORK";
        }
        return facts.testsKnowledge() ? null : "NO_ASSESSMENT";
    }

    private HonoursRules honours(BigDecimal creditPoints, Trail trail) {
        if (creditPoints == null) {
            return HonoursRules.NONE;
        }
        boolean required = creditPoints.compareTo(threshold) >= 0;
        trail.add(Rules.HONOURS_THRESHOLD.finding(
                "HONOURS_RULES",
                required,
                Rule.fact("project_credit_points", creditPoints),
                Rule.fact("threshold_cp", threshold)));
        return required ? HonoursRules.REQUIRED : HonoursRules.MAY_ADOPT;
    }
}
