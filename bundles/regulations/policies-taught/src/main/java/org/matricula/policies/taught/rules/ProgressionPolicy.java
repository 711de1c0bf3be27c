package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Delivery;
import org.matricula.policies.taught.PostgraduateStage;
import org.matricula.policies.taught.Progression;
import org.matricula.policies.taught.Progression.Option;
import org.matricula.policies.taught.Progression.Outcome;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.ProgressionFacts.Point;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.StudyMode;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Going on, retrieving, or what the board may offer (section 4). */
public final class ProgressionPolicy implements Policy<ProgressionFacts, Progression> {

    private final int levelCredits;
    private final Exact stayShare;
    private final Map<PostgraduateStage, Integer> stages;
    private final ResitRights rights;
    private final BoardOptions options;

    private ProgressionPolicy(Parameters parameters) {
        Parameters block = parameters.at("progression");
        levelCredits = ParameterValues.count(block, "level_credits");
        stayShare = ParameterValues.share(block, "stay_min_passed_share");
        stages = new EnumMap<>(PostgraduateStage.class);
        for (PostgraduateStage stage : PostgraduateStage.values()) {
            stages.put(stage, ParameterValues.count(block, "pg_stages." + stage));
        }
        rights = ResitRights.of(parameters);
        options = BoardOptions.of(parameters, levelCredits);
    }

    /** Takes its numbers from the blocks {@code progression}, {@code reassessment} and {@code load}. */
    public static ProgressionPolicy configure(Parameters parameters) {
        return new ProgressionPolicy(parameters);
    }

    @Override
    public Judgement<Progression> evaluate(ProgressionFacts facts) {
        check(facts);
        Trail trail = new Trail();
        if (hasNoPoint(facts)) {
            trail.add(Rules.PG_POINTS.failed(
                    "NO_PROGRESSION_POINT",
                    Rule.fact("stage", facts.stage()),
                    Rule.fact("mode", facts.mode()),
                    Rule.fact("delivery", facts.delivery())));
            Progression none = new Progression(Outcome.NO_PROGRESSION_POINT, List.of(), false, null, false, List.of());
            return trail.judgement(none, Entitlement.BARRED, DecidedBy.SYSTEM);
        }
        SessionRecord record = SessionRecord.of(facts);
        boolean stay = mayStay(record, trail);
        Progression outcome = decide(facts, record, stay, trail);
        return trail.judgement(outcome, entitlement(outcome), DecidedBy.AWARD_BOARD, overridable(outcome));
    }

    private static void check(ProgressionFacts facts) {
        if (facts.group() == StudentGroup.ASSOCIATE) {
            throw Problem.invalid("group", facts.group(), "must be UG, IM or PG")
                    .exception();
        }
        if (facts.group() == StudentGroup.PG && facts.stage() == null) {
            throw Problem.invalid("stage", null, "must be given for a postgraduate")
                    .exception();
        }
    }

    private static boolean hasNoPoint(ProgressionFacts facts) {
        return facts.group() == StudentGroup.PG
                && facts.stage() == PostgraduateStage.PGCERT
                && facts.mode() == StudyMode.FT
                && facts.delivery() == Delivery.LINEAR;
    }

    private boolean mayStay(SessionRecord record, Trail trail) {
        Exact needed = stayShare.times(record.taken());
        boolean stay = Exact.of(record.credited()).atLeast(needed);
        if (record.compensated() > 0) {
            trail.gap("AMB-T-68");
        }
        trail.add(Rules.STAY.calculated(
                "MAY_CONTINUE_AT_LEVEL",
                stay,
                List.of(Rule.step("needed", Formula.of("{} x {}", stayShare, record.taken()), needed)),
                Rule.fact("credits_passed", record.credited())));
        return stay;
    }

    private Progression decide(ProgressionFacts facts, SessionRecord record, boolean stay, Trail trail) {
        List<String> warnings = new ArrayList<>(1);
        if (record.failed().isEmpty()) {
            return nothingFailed(facts, record, stay, warnings, trail);
        }
        if (record.failed().stream().anyMatch(module -> module.level() < facts.level())) {
            trail.gap("AMB-T-66");
        }
        List<Option> chosen = new ArrayList<>();
        Outcome outcome = retrieve(facts, record, chosen, trail);
        if (outcome == Outcome.BOARD_DECISION) {
            options.add(facts, record, stay, chosen, trail);
        } else if (facts.resitPostponed()) {
            warnings.add("CONDITIONAL_PROGRESS");
            trail.gap("AMB-T-19").review();
            options.addTrail(facts, record, chosen, trail);
        }
        boolean trailing = chosen.contains(Option.PROGRESS_TRAIL);
        return new Progression(
                outcome,
                chosen,
                stay,
                trailing ? options.loadWith(record.failedCredits()) : null,
                trailing || chosen.contains(Option.REPEAT_FAILED_ONLY),
                warnings);
    }

    private Progression nothingFailed(
            ProgressionFacts facts, SessionRecord record, boolean stay, List<String> warnings, Trail trail) {
        boolean postgraduate = facts.group() == StudentGroup.PG;
        int need = postgraduate ? stages.get(facts.stage()) : levelCredits;
        if (postgraduate) {
            trail.gap("AMB-T-21");
        }
        boolean complete = record.held() >= need;
        trail.add(Rules.PROGRESS.finding(
                complete ? "PROGRESS" : "CONTINUE_LEVEL",
                complete,
                Rule.fact("credits_held", record.held()),
                Rule.fact("needed", need)));
        Outcome outcome = complete ? Outcome.PROGRESS : Outcome.CONTINUE_LEVEL;
        if (complete && facts.group() == StudentGroup.IM) {
            outcome = courseRule(facts.courseRule(), warnings, trail);
        }
        return new Progression(outcome, List.of(), stay, null, false, warnings);
    }

    private static Outcome courseRule(Boolean met, List<String> warnings, Trail trail) {
        trail.add(Rules.COURSE_RULE.finding("COURSE_RULE", Boolean.TRUE.equals(met), Rule.fact("met", met)));
        if (met == null) {
            warnings.add("COURSE_RULE_MISSING");
            trail.review();
            return Outcome.PROGRESS;
        }
        if (!met) {
            warnings.add("COURSE_RULE_NOT_MET");
            return Outcome.BOARD_DECISION;
        }
        return Outcome.PROGRESS;
    }

    private Outcome retrieve(ProgressionFacts facts, SessionRecord record, List<Option> chosen, Trail trail) {
        if (facts.point() == Point.AFTER_RESITS) {
            return Outcome.BOARD_DECISION;
        }
        boolean right = rights.hasRight(
                facts.group(),
                facts.stage(),
                record.taken(),
                record.passed(),
                record.failedOfTaken(),
                record.modulesTaken(),
                trail);
        boolean byRight = right && record.hasResitOfSubmitted();
        if (!byRight && !record.hasResit()) {
            trail.add(Rules.RETRIEVE.failed("NO_RESIT_POSSIBLE", Rule.fact("credits_failed", record.failedCredits())));
            return Outcome.BOARD_DECISION;
        }
        chosen.add(byRight ? Option.RESIT_RIGHT : Option.RESIT_DISCRETION);
        trail.add(Rules.RETRIEVE.finding(
                byRight ? "RESIT_RIGHT" : "RESIT_DISCRETION",
                byRight,
                Rule.fact("credits_failed", record.failedCredits())));
        return byRight ? Outcome.RETRIEVE : Outcome.BOARD_DECISION;
    }

    private static Entitlement entitlement(Progression outcome) {
        return switch (outcome.outcome()) {
            case PROGRESS, CONTINUE_LEVEL -> Entitlement.AUTOMATIC;
            case RETRIEVE -> Entitlement.RIGHT;
            default -> Entitlement.DISCRETION;
        };
    }

    /** "Normally" 120 credits: a board may decide otherwise, with a reason (T-RUL-1). */
    private static boolean overridable(Progression outcome) {
        return outcome.outcome() == Outcome.CONTINUE_LEVEL || outcome.outcome() == Outcome.BOARD_DECISION;
    }
}
