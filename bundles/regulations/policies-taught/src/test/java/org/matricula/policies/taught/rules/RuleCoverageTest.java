package org.matricula.policies.taught.rules;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** The coverage report counts clauses; this counts rules, of which a clause may hold several. */
public class RuleCoverageTest {

    private static final LoadedPack PACK = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(ClasspathPacks.files("usw-taught"), BasePacks.none())
            .orThrow();

    @Test
    public void everyRuleIsAppliedByACase() throws IllegalAccessException {
        Set<String> silent = new TreeSet<>();
        for (Class<?> rules : List.of(Rules.class, ProcedureRules.class)) {
            for (Field field : rules.getDeclaredFields()) {
                if (field.getType() == Rule.class) {
                    silent.add(written((Rule) field.get(null)));
                }
            }
        }
        for (PackCase one : PACK.cases()) {
            for (Finding finding :
                    PACK.tryOut(one.policy(), one.given(), one.override()).findings()) {
                silent.remove(finding.rule() + ", " + finding.clause());
            }
        }
        assertEquals(Set.of(), silent);
    }

    private static String written(Rule rule) {
        return rule.id() + ", " + rule.clause();
    }
}
