package org.matricula.registration.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.RplFacts;
import org.matricula.policies.taught.RplOutcome;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.policies.taught.rules.RplPolicy;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.parameters.ParameterTree;

/** The real policy of prior learning with the numbers of an honours degree; no domain knows a pack. */
final class RplPack implements Pack {

    private final Policy<RplFacts, RplOutcome> policy = RplPolicy.configure(ParameterTree.of(Map.of(
            "awards",
                    Map.of(
                            "catalogue",
                            Map.of(
                                    "BSC_HONS", List.of("BACHELORS_HONS", 6, "FREE_STANDING"),
                                    "MSC_RES", List.of("MASTERS_RESEARCH", 7, "FREE_STANDING"))),
            "module", Map.of("pass_mark", 40),
            "rpl", Map.of("BACHELORS_HONS", List.of(240, 120, Map.of("L6", 100)), "transcript_word", "exempt"))));

    @Override
    public PackRef ref() {
        return new PackRef("rpl-of-honours", "1.0.0", "0123456789abcdef");
    }

    @Override
    public PackDescriptor descriptor() {
        throw new AssertionError("nobody asks who wrote it");
    }

    @Override
    public Set<String> policies() {
        return Set.of(TaughtPolicies.RPL.name());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <F, O> Ruling<O> evaluate(PolicyKey<F, O> asked, F facts) {
        if (!TaughtPolicies.RPL.equals(asked)) {
            throw new AssertionError("a claim asks for no " + asked);
        }
        Judgement<RplOutcome> judgement = policy.evaluate((RplFacts) facts);
        return new Ruling<>(asked.name(), (Judgement<O>) (Judgement<?>) judgement, ref());
    }
}
