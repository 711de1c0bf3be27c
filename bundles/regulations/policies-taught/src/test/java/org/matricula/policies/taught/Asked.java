package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.yaml.snakeyaml.Yaml;

/** A policy of the University of South Wales asked on the wire, with facts as YAML; what its judgement must tell. */
final class Asked {

    private final Judgement<Map<String, Object>> judgement;

    private Asked(Judgement<Map<String, Object>> judgement) {
        this.judgement = judgement;
    }

    static Asked of(String policy, String given) {
        return of(policy, given, "{}");
    }

    /** With other numbers than the pack's, by their paths. */
    static Asked of(String policy, String given, String overrides) {
        return new Asked(Usw.PACK.tryOut(policy, map(given), map(overrides)));
    }

    static Map<String, Object> map(String yaml) {
        // quoted, because the parser of old YAML makes calendar objects of dates
        return new Yaml().load(yaml.replaceAll("(\\d{4}-\\d{2}-\\d{2})", "'$1'"));
    }

    /** The outcome shows this value, written as YAML. */
    Asked shows(String name, String value) {
        assertTrue("no " + name, judgement.outcome().containsKey(name));
        assertEquals(name, value, written(judgement.outcome().get(name)));
        return this;
    }

    /** The finding of this code, with this result. */
    Asked finds(String code, boolean satisfied) {
        assertEquals(code, satisfied, finding(code).satisfied());
        return this;
    }

    /** The finding of this code, by this rule. */
    Asked by(String code, String rule, String clause) {
        assertEquals(
                rule + " " + clause, finding(code).rule() + " " + finding(code).clause());
        return this;
    }

    /** A fact of the finding of this code, written as YAML. */
    Asked fact(String code, String name, String value) {
        Object found = finding(code).facts().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
        assertEquals(code + " " + name, value, written(found));
        return this;
    }

    /** How many steps the finding of this code was calculated by. */
    Asked steps(String code, int count) {
        assertEquals(code, count, finding(code).steps().size());
        return this;
    }

    /** The reading of an ambiguity was used. */
    Asked gap(String id) {
        assertTrue(judgement.gaps().toString(), judgement.gaps().contains(id));
        return this;
    }

    /** The reading of an ambiguity was not used. */
    Asked noGap(String id) {
        assertTrue(judgement.gaps().toString(), !judgement.gaps().contains(id));
        return this;
    }

    Asked entitles(Entitlement entitlement, DecidedBy decidedBy) {
        assertEquals(entitlement, judgement.entitlement());
        assertEquals(decidedBy, judgement.decidedBy());
        return this;
    }

    Asked overridable(boolean overridable) {
        assertEquals(overridable, judgement.overridable());
        return this;
    }

    Asked review(boolean review) {
        assertEquals(review, judgement.review());
        return this;
    }

    private Finding finding(String code) {
        return judgement.findings().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + judgement.findings()));
    }

    private static String written(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
