package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.policies.taught.CreditOutcome.AwardCredit;
import org.matricula.policies.taught.ExitAward;
import org.matricula.policies.taught.ExitAwardFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** The best embedded award of a partial record (section 1.3). */
public final class ExitAwardPolicy implements Policy<ExitAwardFacts, ExitAward> {

    private static final String BACHELORS = "BACHELORS";
    private static final String HONOURS = "_HONS";
    private static final String NO_UNCLASSIFIED_FORM = "BN" + HONOURS;

    private final Map<String, AwardTest> awards;
    private final Ladders ladders;

    private ExitAwardPolicy(Map<String, AwardTest> awards, Ladders ladders) {
        this.awards = awards;
        this.ladders = ladders;
    }

    /** Takes its numbers from the blocks {@code credit} and {@code rpl}. */
    public static ExitAwardPolicy configure(Parameters parameters) {
        Map<String, AwardTest> awards = AwardTest.tests(parameters);
        return new ExitAwardPolicy(awards, Ladders.of(parameters, awards.keySet()));
    }

    @Override
    public Judgement<ExitAward> evaluate(ExitAwardFacts facts) {
        Trail trail = new Trail();
        List<String> rungs = ladders.below(facts.courseAward());
        if (rungs.isEmpty()) {
            trail.add(Rules.NO_LADDER.failed("NO_EMBEDDED_AWARD", Rule.fact("course_award", facts.courseAward())));
            trail.gap("AMB-T-41").review();
        }
        List<String> reached = new ArrayList<>();
        for (String rung : rungs) {
            if (reaches(rung, facts, trail)) {
                reached.add(rung);
            }
        }
        String best = reached.isEmpty() ? ExitAward.NONE : reached.get(reached.size() - 1);
        ExitAward award = new ExitAward(best, reached, designation(best, facts.title(), trail));
        return trail.judgement(award, Entitlement.RIGHT, DecidedBy.AWARD_BOARD);
    }

    private boolean reaches(String rung, ExitAwardFacts facts, Trail trail) {
        AwardCredit credit = awards.get(rung).apply(facts.modules(), new Trail());
        trail.add(Rules.LADDER.finding(
                rung,
                credit.qualifies(),
                Rule.fact("usable_credits", credit.usableCredits()),
                Rule.fact("unmet", credit.unmet())));
        return credit.qualifies();
    }

    private static String designation(String best, String title, Trail trail) {
        if (!BACHELORS.equals(best) || title == null) {
            return null;
        }
        int honours = title.indexOf(HONOURS);
        boolean known = honours > 0 && !title.startsWith(NO_UNCLASSIFIED_FORM);
        trail.add(Rules.DESIGNATION.finding("DESIGNATION", known, Rule.fact("title", title)));
        if (!known) {
            trail.gap("AMB-T-39").review();
            return null;
        }
        return title.substring(0, honours);
    }
}
