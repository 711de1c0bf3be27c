package org.matricula.regulations.kit.pack;

import java.math.BigDecimal;
import java.util.List;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** A family with one policy: a mark passes from a limit. */
final class ToyFamily implements PolicyFamily {

    static final PolicyKey<BigDecimal, Boolean> PASS = new PolicyKey<>("pass", BigDecimal.class, Boolean.class);

    private final String version;

    ToyFamily() {
        this("1.0.0");
    }

    ToyFamily(String version) {
        this.version = version;
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<PolicyDefinition<?, ?>> policies() {
        return List.of(new PolicyDefinition<>(
                PASS,
                ToyFamily::configure,
                given -> FactReader.read(given, facts -> facts.decimal("mark")),
                passed -> new Shown()
                        .with("passed", passed)
                        .with("words", List.of("well", "done"))
                        .with("mean", new BigDecimal("40"))
                        .with("reason", null)
                        .map()));
    }

    private static Policy<BigDecimal, Boolean> configure(Parameters parameters) {
        BigDecimal limit = parameters.decimal("pass.mark");
        parameters.texts("pass.words");
        return mark -> judge(mark, limit);
    }

    private static Judgement<Boolean> judge(BigDecimal mark, BigDecimal limit) {
        boolean passed = mark.compareTo(limit) >= 0;
        return new Trail()
                .add(new Rule("T-1", "A.1").finding("PASS", passed, Rule.fact("mark", mark)))
                .gap("G-1")
                .gap("G-1")
                .review()
                .judgement(passed, Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }
}
