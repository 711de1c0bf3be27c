package org.matricula.packs.rwcmd;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.RplFacts;
import org.matricula.policies.taught.RplOutcome;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.PackDescriptor.Gap;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** The BMus as far as the text goes; the rest is answered NO_RULE. */
public class RwcmdBmusPackTest {

    private static final PackLoader LOADER = new PackLoader(List.of(new TaughtPolicyFamily()));

    private final LoadedPack base =
            LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none()).orThrow();
    private final LoadedPack pack = LOADER.load(ClasspathPacks.files("rwcmd-bmus"), BasePacks.of(List.of(base)))
            .orThrow();

    @Test
    public void allItsCasesPass() {
        ClasspathPacks.assertCasesPass(pack);
    }

    @Test
    public void everyFindingCitesAClauseOfTheIndexAndEveryGapStandsInTheRegister() {
        ClasspathPacks.assertFindingsCite(pack, "T-");
    }

    @Test
    public void whatTheTextSaysIsAnswered() {
        assertEquals(
                Set.of(
                        "rpl",
                        "module-result",
                        "reassessment",
                        "load",
                        "registration-period",
                        "absence",
                        "suspension",
                        "board",
                        "board-action",
                        "status-change",
                        "partner-duty"),
                pack.policies());
        RplOutcome.Limit limit = (RplOutcome.Limit)
                pack.evaluate(TaughtPolicies.RPL, new RplFacts.Limit("BMUS_RWCMD", 300, 0, Map.of(6, 180)))
                        .outcome();
        assertTrue(limit.permitted());
        assertEquals(Integer.valueOf(300), limit.maxRpl());
    }

    @Test
    public void theRestIsAnsweredNoRuleWithTheEntryOfTheRegister() {
        assertEquals(6, pack.descriptor().gaps().size());
        for (Gap gap : pack.descriptor().gaps()) {
            String refusal = assertThrows(ProblemException.class, () -> pack.evaluate(gap.policy(), Map.of()))
                    .getMessage();
            assertTrue(refusal, refusal.contains("NO_RULE") && refusal.contains(gap.ambiguity()));
            assertTrue(gap.policy(), pack.cases().stream().anyMatch(one -> one.policy()
                    .equals(gap.policy())));
        }
    }

    @Test
    public void theNumbersOfTheTextAreKept() {
        assertEquals(480, pack.parameters().integer("credit.awards.BMUS_RWCMD.total"));
        assertEquals(90, pack.parameters().integer("rpl.classification.own_level5"));
        assertEquals(180, pack.parameters().integer("rpl.classification.own_level6"));
    }
}
