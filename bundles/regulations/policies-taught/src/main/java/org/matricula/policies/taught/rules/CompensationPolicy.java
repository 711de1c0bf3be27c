package org.matricula.policies.taught.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Compensation;
import org.matricula.policies.taught.Compensation.Offer;
import org.matricula.policies.taught.CompensationFacts;
import org.matricula.policies.taught.CompensationFacts.Candidate;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.StudyMode;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Whether a failure may be compensated, and what must be offered (section 5). The first test that fails decides. */
public final class CompensationPolicy implements Policy<CompensationFacts, Compensation> {

    private final int limitCredits;
    private final boolean dissertationNever;
    private final Map<String, Integer> courseMaximum;
    private final ClearFailures clearFailures;
    private final RestOfLevel restOfLevel;
    private final RestOfCourse restOfCourse;

    private CompensationPolicy(Parameters block) {
        limitCredits = ParameterValues.count(block, "limit_credits");
        dissertationNever = "never".equals(ParameterValues.oneOf(block, "pg.dissertation", Set.of("never", "allowed")));
        courseMaximum = new HashMap<>();
        Parameters maxima = block.at("course_pc_max");
        maxima.names().forEach(award -> courseMaximum.put(award, ParameterValues.count(maxima, award)));
        clearFailures = ClearFailures.of(block);
        restOfLevel = RestOfLevel.of(block);
        restOfCourse = RestOfCourse.of(block);
    }

    /** Takes its numbers from the block {@code compensation}. */
    public static CompensationPolicy configure(Parameters parameters) {
        return new CompensationPolicy(parameters.at("compensation"));
    }

    @Override
    public Judgement<Compensation> evaluate(CompensationFacts facts) {
        if (facts.group() == StudentGroup.ASSOCIATE) {
            throw Problem.invalid("group", facts.group(), "must be UG, IM or PG")
                    .exception();
        }
        Trail trail = new Trail();
        Refusal refusal = refusal(facts, trail);
        if (refusal != null) {
            Compensation no = new Compensation(false, refusal.reason(), List.of(), null, null);
            Entitlement entitlement = refusal.overridable() ? Entitlement.DISCRETION : Entitlement.BARRED;
            return trail.judgement(no, entitlement, DecidedBy.AWARD_BOARD, refusal.overridable());
        }
        return trail.judgement(granted(facts, trail), Entitlement.DISCRETION, DecidedBy.AWARD_BOARD);
    }

    private static Compensation granted(CompensationFacts facts, Trail trail) {
        Candidate candidate = facts.candidate();
        trail.add(Rules.COMPENSATED.met(
                "COMPENSATABLE", Rule.fact("mark", candidate.mark()), Rule.fact("credits", candidate.credits())));
        if (facts.resitRight()) {
            trail.add(Rules.CHOICE.met("CHOICE", Rule.fact("resit_right", true)))
                    .gap("AMB-T-28");
        } else {
            trail.add(Rules.AFTER_RESIT.met("COMPENSATION_ONLY", Rule.fact("resit_right", false)))
                    .gap("AMB-T-27");
        }
        if (candidate.mustPassFailed()) {
            trail.gap("AMB-T-05").review();
        }
        List<Offer> offer = facts.resitRight() ? List.of(Offer.COMPENSATION, Offer.RESIT) : List.of(Offer.COMPENSATION);
        return new Compensation(true, null, offer, candidate.mark(), candidate.credits());
    }

    private Refusal refusal(CompensationFacts facts, Trail trail) {
        Refusal refusal = ofCandidate(facts, trail);
        if (refusal == null) {
            refusal = ofLimits(facts, trail);
        }
        if (refusal == null) {
            return ofRest(facts, trail);
        }
        return refusal.overridable() && isBarredBesides(facts) ? Refusal.last(refusal.reason()) : refusal;
    }

    private Refusal ofRest(CompensationFacts facts, Trail trail) {
        return facts.group() == StudentGroup.PG ? restOfCourse.test(facts, trail) : restOfLevel.test(facts, trail);
    }

    /** Beyond the limit nothing further is found, but what nobody may override stands in the way all the same. */
    private boolean isBarredBesides(CompensationFacts facts) {
        Trail aside = new Trail();
        Refusal rest = ofRest(facts, aside);
        return rest != null && !rest.overridable() || ofEdexcel(facts, aside) != null;
    }

    private Refusal ofCandidate(CompensationFacts facts, Trail trail) {
        Candidate candidate = facts.candidate();
        if (fails(Rules.IS_FAILURE, "NOT_A_FAILURE", candidate.grade() != Grade.PASS, trail, candidate.grade())) {
            return Refusal.last("NOT_A_FAILURE");
        }
        if (fails(Rules.NOT_CORE, "CORE_MODULE", !candidate.core(), trail, candidate.core())) {
            return Refusal.last("CORE_MODULE");
        }
        boolean dissertation = facts.group() == StudentGroup.PG && candidate.kind() == ModuleKind.DISSERTATION;
        boolean barred = dissertation && dissertationNever;
        if (fails(Rules.NO_DISSERTATION, "DISSERTATION", !barred, trail, candidate.kind())) {
            return Refusal.last("DISSERTATION");
        }
        return candidate.grade() == Grade.F2 ? clearFailures.test(facts, trail) : null;
    }

    private Refusal ofLimits(CompensationFacts facts, Trail trail) {
        boolean postgraduate = facts.group() == StudentGroup.PG;
        int before = postgraduate ? facts.alreadyCompensatedCourse() : facts.alreadyCompensatedLevel();
        int credits = facts.candidate().credits();
        boolean furtherPartTime = facts.mode() == StudyMode.PT && before > 0;
        boolean within = before + credits <= limitCredits && !furtherPartTime;
        String code = postgraduate ? "LIMIT_COURSE" : "LIMIT_LEVEL";
        trail.add(Rules.LIMIT.finding(
                code,
                within,
                Rule.fact("already_compensated", before),
                Rule.fact("credits", credits),
                Rule.fact("limit", limitCredits)));
        if (!within) {
            return new Refusal(code, !furtherPartTime);
        }
        return ofEdexcel(facts, trail);
    }

    private Refusal ofEdexcel(CompensationFacts facts, Trail trail) {
        Integer max = courseMaximum.get(facts.courseAward());
        if (max == null) {
            return null;
        }
        int credits = facts.alreadyCompensatedCourse() + facts.candidate().credits();
        boolean within = credits <= max;
        trail.add(Rules.LIMIT_EDEXCEL.finding(
                "LIMIT_EDEXCEL", within, Rule.fact("credits", credits), Rule.fact("limit", max)));
        return within ? null : Refusal.last("LIMIT_EDEXCEL");
    }

    private static boolean fails(Rule rule, String code, boolean met, Trail trail, Object value) {
        trail.add(rule.finding(code, met, Rule.fact("candidate", value)));
        return !met;
    }

    /**
     * Why compensation is refused.
     *
     * @param reason the code
     * @param overridable true where the text says "normally"
     */
    record Refusal(String reason, boolean overridable) {

        static Refusal last(String reason) {
            return new Refusal(reason, false);
        }
    }
}
