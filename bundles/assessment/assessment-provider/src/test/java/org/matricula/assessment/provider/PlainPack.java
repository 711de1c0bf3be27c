package org.matricula.assessment.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.AssessmentConductFacts;
import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.ModuleBand;
import org.matricula.policies.taught.ModuleResult;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.number.Exact;

/** Rules by the plain weighted mean and remembers what it was asked. */
final class PlainPack implements Pack {

    final List<ModuleResultFacts> judged = new ArrayList<>();
    private final PackRef ref;
    private final String note;

    PlainPack(String version, String note) {
        this.ref = new PackRef("plain", version, "digest-of-" + version);
        this.note = note;
    }

    @Override
    public PackRef ref() {
        return ref;
    }

    @Override
    public PackDescriptor descriptor() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> policies() {
        return Set.of("module-result", "assessment-conduct");
    }

    @Override
    public <F, O> Ruling<O> evaluate(PolicyKey<F, O> policy, F facts) {
        if (facts instanceof AssessmentConductFacts.Anonymity anonymity) {
            boolean needed = anonymity.kind() == AssessmentConductFacts.Kind.EXAMINATION
                    || anonymity.canBeAnonymous() && anonymity.countsToAward();
            Compliance compliance = new Compliance(!needed, List.of(), List.of());
            return new Ruling<>(
                    policy.name(),
                    new Judgement<>(
                            policy.outcome().cast(compliance),
                            Entitlement.AUTOMATIC,
                            DecidedBy.SYSTEM,
                            false,
                            List.of(),
                            List.of(),
                            false),
                    ref);
        }
        ModuleResult result = result((ModuleResultFacts) facts);
        Finding finding = new Finding(
                "T-MR-7",
                "A.2.7.2",
                "CALCULATED",
                true,
                List.of(new Finding.Fact("note", note)),
                List.of(new Finding.Step("mark", "sum / weights", result.mark(), null)));
        return new Ruling<>(
                policy.name(),
                new Judgement<>(
                        policy.outcome().cast(result),
                        Entitlement.AUTOMATIC,
                        DecidedBy.SYSTEM,
                        false,
                        List.of(finding),
                        List.of("AMB-T-02"),
                        false),
                ref);
    }

    private ModuleResult result(ModuleResultFacts facts) {
        judged.add(facts);
        Map<String, BigDecimal> marks = new LinkedHashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (ElementFact element : facts.elements()) {
            BigDecimal mark = element.mark() == null ? BigDecimal.ZERO : element.mark();
            marks.put(element.code(), mark);
            sum = sum.add(mark.multiply(element.weight()));
            weights = weights.add(element.weight());
        }
        Exact mean = Exact.of(sum).dividedBy(Exact.of(weights));
        boolean passed = mean.atLeast(Exact.of(40));
        return new ModuleResult(
                mean,
                mean,
                passed ? Grade.PASS : Grade.F2,
                passed ? ModuleBand.PASS : ModuleBand.NONE,
                passed ? facts.credits() : 0,
                false,
                marks,
                Map.of(),
                marks.entrySet().stream()
                        .filter(mark -> mark.getValue().compareTo(BigDecimal.valueOf(40)) >= 0)
                        .map(Map.Entry::getKey)
                        .toList(),
                null,
                facts.elements().stream().allMatch(e -> e.state() == ElementState.NOT_SUBMITTED));
    }
}
