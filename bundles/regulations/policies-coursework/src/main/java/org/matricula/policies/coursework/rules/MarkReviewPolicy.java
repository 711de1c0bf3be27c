package org.matricula.policies.coursework.rules;

import org.matricula.policies.coursework.MarkReview;
import org.matricula.policies.coursework.MarkReview.Route;
import org.matricula.policies.coursework.MarkReviewFacts;
import org.matricula.policies.coursework.MarkReviewFacts.About;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Whether a mark may be reviewed, and where complaints go (W-H17, W-Q8). */
public final class MarkReviewPolicy implements Policy<MarkReviewFacts, MarkReview> {

    private static final int REVIEW_LIST = 116;

    private final int examiners;
    private final MissingSource source;

    private MarkReviewPolicy(Parameters parameters) {
        examiners = ParameterValues.count(parameters, "honours.examiners");
        source = MissingSource.of(parameters);
    }

    /** Takes its numbers from the block {@code honours}. */
    public static MarkReviewPolicy configure(Parameters parameters) {
        return new MarkReviewPolicy(parameters);
    }

    @Override
    public Judgement<MarkReview> evaluate(MarkReviewFacts facts) {
        Trail trail = new Trail();
        String reason = facts.subject() == About.MARK ? ofMark(facts, trail) : ofRest(facts, trail);
        boolean available = reason == null;
        Route route = facts.subject() == About.MARK ? Route.MARK_REVIEW : Route.REVIEW_AND_APPEAL_POLICY;
        return trail.judgement(
                new MarkReview(available, reason, available ? route : null),
                available ? Entitlement.RIGHT : Entitlement.BARRED,
                DecidedBy.SYSTEM);
    }

    private String ofMark(MarkReviewFacts facts, Trail trail) {
        boolean twoExaminers = facts.honoursExaminers() >= examiners;
        trail.add(Rules.NO_MARK_REVIEW.finding(
                "TWO_EXAMINERS", !twoExaminers, Rule.fact("honours_examiners", facts.honoursExaminers())));
        if (twoExaminers) {
            return "TWO_EXAMINERS";
        }
        trail.add(Rules.NO_REVIEW_OF_MODERATED.finding(
                "MODERATED", !facts.moderated(), Rule.fact("moderated", facts.moderated())));
        source.note(REVIEW_LIST, trail);
        return facts.moderated() ? "MODERATED" : null;
    }

    private static String ofRest(MarkReviewFacts facts, Trail trail) {
        boolean counts =
                facts.subject() != About.SUPERVISION || facts.attemptsDocumented() && facts.attemptsUnanswered();
        trail.add(Rules.NO_MARK_REVIEW.finding(
                "COMPLAINT",
                counts,
                Rule.fact("subject", facts.subject()),
                Rule.fact("attempts_documented", facts.attemptsDocumented()),
                Rule.fact("attempts_unanswered", facts.attemptsUnanswered())));
        return counts ? null : "SUPERVISION_NOT_REPORTED";
    }
}
