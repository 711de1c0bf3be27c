package org.matricula.packs.usw;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Explanation;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** Every finding that the cases bring about has a sentence of its own, for students and for boards. */
public class WordingTest {

    private final LoadedPack pack = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(ClasspathPacks.files("usw-taught"), BasePacks.none())
            .orThrow();

    @Test
    public void everyCodeOfTheCasesHasWordingForBothAudiences() {
        Set<String> missing = new TreeSet<>();
        for (PackCase one : pack.cases()) {
            for (Finding finding : judged(one).findings()) {
                for (Audience audience : Audience.values()) {
                    String key = finding.code() + (finding.satisfied() ? ".met." : ".failed.") + audience.key();
                    if (!pack.explanations().containsKey(key)) {
                        missing.add(key);
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    public void everySentenceFindsTheFactsThatItNames() {
        for (PackCase one : pack.cases()) {
            for (Audience audience : Audience.values()) {
                String text = explained(one).text(audience);
                assertFalse(one.id() + "\n" + text, text.contains("The rule on '"));
                assertFalse(one.id() + "\n" + text, text.contains(": satisfied.") || text.contains(": not satisfied."));
                assertFalse(one.id() + "\n" + text, text.contains("{") && audience == Audience.STUDENT);
            }
        }
    }

    @Test
    public void aClassificationIsToldWithItsCalculationAndTruncatedMeans() {
        String text = explained("CLA-01").text(Audience.BOARD);
        assertTrue(text, text.contains("Rule T-CL, clause A.2.9.5[d]"));
        assertTrue(text, text.contains("= 61.66 (exactly 185/3)"));
        String student = explained("CLA-01").text(Audience.STUDENT);
        assertTrue(student, student.contains("[yes] Your mean of 61.66 is an upper second class."));
        assertFalse(student, student.contains("T-CL"));
    }

    private Explanation explained(String id) {
        return explained(pack.cases().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    private Explanation explained(PackCase one) {
        return Explanation.of(one.policy(), null, judged(one), pack.ref(), pack);
    }

    private Judgement<Map<String, Object>> judged(PackCase one) {
        return pack.tryOut(one.policy(), one.given(), one.override());
    }
}
