package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Explanation;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.yaml.snakeyaml.Yaml;

/** The policies with the numbers of the University of Wollongong, asked on the wire. */
final class Uow {

    static final LoadedPack PACK = new PackLoader(List.of(new CourseworkPolicyFamily()))
            .load(ClasspathPacks.files("uow-coursework"), BasePacks.none())
            .orThrow();

    private final String policy;
    private final Judgement<Map<String, Object>> judgement;

    private Uow(String policy, Judgement<Map<String, Object>> judgement) {
        this.policy = policy;
        this.judgement = judgement;
    }

    /** Asks with facts as YAML. */
    static Uow ask(String policy, String given) {
        return ask(policy, given, "{}");
    }

    /** Asks with facts and other parameters as YAML. */
    static Uow ask(String policy, String given, String overrides) {
        return new Uow(policy, PACK.tryOut(policy, map(given), map(overrides)));
    }

    static Map<String, Object> map(String yaml) {
        // quoted, because the parser of old YAML makes calendar objects of dates and a flag of "on"
        return new Yaml()
                .load(yaml.replaceAll("(\\d{4}-\\d{2}-\\d{2}(T[\\d:]+)?)", "'$1'")
                        .replaceAll("\\bon: ", "'on': "));
    }

    Judgement<Map<String, Object>> judgement() {
        return judgement;
    }

    /** The ruling in words. */
    String explained(Audience audience) {
        return Explanation.of(policy, null, judgement, PACK.ref(), PACK).text(audience);
    }

    Object outcome(String name) {
        assertTrue("no " + name, judgement.outcome().containsKey(name));
        return judgement.outcome().get(name);
    }

    /** The outcome shows this value, written as YAML. */
    Uow shows(String name, String value) {
        assertEquals(name, value, written(outcome(name)));
        return this;
    }

    /** A rule was applied, with this clause and result. */
    Uow finds(String rule, String clause, String code, boolean satisfied) {
        assertTrue(
                rule + " " + code + " in " + judgement.findings(),
                judgement.findings().stream()
                        .anyMatch(one -> one.rule().equals(rule)
                                && one.clause().equals(clause)
                                && one.code().equals(code)
                                && one.satisfied() == satisfied));
        return this;
    }

    /** The reading of an ambiguity was used, or was not. */
    Uow gap(String id, boolean used) {
        assertEquals(judgement.gaps().toString(), used, judgement.gaps().contains(id));
        return this;
    }

    private static String written(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
