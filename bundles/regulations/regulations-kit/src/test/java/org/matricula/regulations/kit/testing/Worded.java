package org.matricula.regulations.kit.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Explanation;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;

/** Every finding has a sentence of its own, for students and for boards. */
public final class Worded {

    private Worded() {}

    /** Fails with the sentences that findings of the pack's cases lack, or that ask for a fact which is not there. */
    public static void assertCasesAreWorded(LoadedPack pack) {
        Set<String> missing = new TreeSet<>();
        for (PackCase one : pack.cases()) {
            if (one.expect().containsKey("refusal")) {
                continue;
            }
            Judgement<Map<String, Object>> judgement = pack.tryOut(one.policy(), one.given(), one.override());
            for (Audience audience : Audience.values()) {
                for (Finding finding : judgement.findings()) {
                    String key = finding.code() + (finding.satisfied() ? ".met." : ".failed.") + audience.key();
                    if (!pack.explanations(one.policy()).containsKey(key)) {
                        missing.add(one.policy() + " " + key);
                    }
                }
                String text = Explanation.of(one.policy(), null, judgement, pack.ref(), pack)
                        .text(audience);
                assertFalse(one.id() + "\n" + text, text.contains("The rule on '"));
                assertFalse(one.id() + "\n" + text, text.contains(": satisfied.") || text.contains(": not satisfied."));
                assertFalse(one.id() + "\n" + text, audience == Audience.STUDENT && text.contains("{"));
            }
        }
        assertEquals(Set.of(), missing);
    }

    /** Fails with the sentences that a finding lacks which the sources of the module's rules can give. */
    public static void assertRulesAreWorded(PolicyFamily family) {
        Set<String> missing = new TreeSet<>();
        FindingCodes codes = FindingCodes.ofSources();
        for (Audience audience : Audience.values()) {
            codes.states().forEach(state -> {
                if (!family.explanations().containsKey(state + "." + audience.key())) {
                    missing.add(state + "." + audience.key());
                }
            });
            codes.anyState().forEach(code -> {
                boolean met = family.explanations().containsKey(code + ".met." + audience.key());
                if (!met && !family.explanations().containsKey(code + ".failed." + audience.key())) {
                    missing.add(code + ".?." + audience.key());
                }
            });
        }
        assertEquals(Set.of(), missing);
        assertFalse("the sources have findings", codes.states().isEmpty());
    }
}
