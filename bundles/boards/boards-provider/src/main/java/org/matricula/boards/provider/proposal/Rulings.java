package org.matricula.boards.provider.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Ruling;

/** What one pack found on one candidate, in the order in which it was asked; that it has no rule is a finding too. */
public final class Rulings {

    private static final String NO_RULE = "NO_RULE";

    private final Pack pack;
    private final List<Judged> judged = new ArrayList<>();

    /** Asks a pack. */
    public Rulings(Pack pack) {
        this.pack = pack;
    }

    /** What the pack finds; empty where it has no rule, which is noted. */
    public <F, O> Optional<Ruling<O>> ask(String subject, PolicyKey<F, O> policy, F facts) {
        try {
            Ruling<O> ruling = pack.evaluate(policy, facts);
            judged.add(new Judged(subject, ruling));
            return Optional.of(ruling);
        } catch (ProblemException e) {
            if (!Pack.hasNoRule(e.problem())) {
                throw e;
            }
            judged.add(new Judged(subject, none(policy.name(), e.problem())));
            return Optional.empty();
        }
    }

    /** All of it. */
    public List<Judged> all() {
        return List.copyOf(judged);
    }

    private Ruling<NoRule> none(String policy, Problem problem) {
        List<Finding.Fact> why = List.of(new Finding.Fact("problem", problem.detail()));
        Finding finding = new Finding(NO_RULE, "", NO_RULE, false, why, List.of());
        Judgement<NoRule> judgement = new Judgement<>(
                new NoRule(policy),
                Entitlement.DISCRETION,
                DecidedBy.AWARD_BOARD,
                true,
                List.of(finding),
                List.of(),
                true);
        return new Ruling<>(policy, judgement, pack.ref());
    }
}
