package org.matricula.packs.rwcmd;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.ClassificationFacts;
import org.matricula.policies.taught.CreditFacts;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.RplFacts;
import org.matricula.policies.taught.RplOutcome;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.PackDescriptor.Gap;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.CaseRunner;
import org.matricula.regulations.kit.pack.Coverage;
import org.matricula.regulations.kit.pack.Coverage.State;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.regulations.kit.testing.Worded;

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
    public void everyFindingOfItsCasesIsPutIntoWords() {
        Worded.assertCasesAreWorded(pack);
    }

    @Test
    public void whatTheTextSaysIsAnswered() {
        Set<String> answered = new LinkedHashSet<>(base.policies());
        answered.removeAll(Set.of("exit-award", "title"));
        assertEquals(answered, pack.policies());
        RplOutcome.Limit limit = (RplOutcome.Limit)
                pack.evaluate(TaughtPolicies.RPL, new RplFacts.Limit("BMUS_RWCMD", 300, 0, Map.of(6, 180)))
                        .outcome();
        assertTrue(limit.permitted());
        assertEquals(Integer.valueOf(300), limit.maxRpl());
        CreditOutcome.ModuleSize size = (CreditOutcome.ModuleSize)
                pack.evaluate(TaughtPolicies.CREDIT, new CreditFacts.ModuleSize(40, ModuleKind.TAUGHT, false))
                        .outcome();
        assertTrue(size.valid());
    }

    @Test
    public void tRp12_theOwnCreditsAreKeptAndWhatRestsOnThemIsNoRule() {
        Parameters thresholds = pack.parameters().at("rpl.classification");
        assertEquals(90, thresholds.integer("own_level5"));
        assertEquals(180, thresholds.integer("own_level6"));
        RplOutcome.Limit less = (RplOutcome.Limit)
                pack.evaluate(TaughtPolicies.RPL, new RplFacts.Limit("BMUS_RWCMD", 300, 0, Map.of(6, 170)))
                        .outcome();
        assertEquals("OWN_MINIMUM", less.reason());
        PackCase one = pack.cases().stream()
                .filter(each ->
                        each.policy().equals("classification") && each.expect().containsKey("refusal"))
                .findFirst()
                .orElseThrow();
        String refusal = assertThrows(ProblemException.class, () -> pack.evaluate(one.policy(), one.given()))
                .getMessage();
        assertTrue(refusal, refusal.contains("NO_RULE") && refusal.contains("AMB-T-45:"));
    }

    @Test
    public void theRestIsAnsweredNoRuleWithTheEntryOfTheRegister() {
        CaseRunner runner = new CaseRunner();
        for (Gap gap : pack.descriptor().gaps()) {
            List<PackCase> refused = pack.cases().stream()
                    .filter(one -> one.policy().equals(gap.policy()))
                    .filter(one -> one.expect().containsKey("refusal"))
                    .toList();
            assertFalse(gap.policy(), refused.isEmpty());
            for (PackCase one : refused) {
                assertTrue(runner.run(pack, one).passed());
                String refusal = assertThrows(ProblemException.class, () -> pack.evaluate(one.policy(), one.given()))
                        .getMessage();
                assertTrue(refusal, refusal.contains("NO_RULE") && refusal.contains(gap.ambiguity() + ":"));
            }
        }
    }

    /** Only what rests on a missing number: each narrow gap leaves something of its policy. */
    @Test
    public void aGapIsNoWiderThanTheTextDemands() {
        for (Gap gap : pack.descriptor().gaps()) {
            boolean answers = pack.cases().stream()
                    .anyMatch(one ->
                            one.policy().equals(gap.policy()) && !one.expect().containsKey("refusal"));
            assertEquals(gap.policy(), !gap.clauses().isEmpty(), answers);
        }
    }

    @Test
    public void noAwardOfTheUniversityIsAnsweredForTheCollege() {
        List<ModuleFact> record = List.of(ModuleFact.passed("M1", 6, 120, 65));
        for (String award : base.parameters().at("credit.awards").names()) {
            for (Runnable ask : List.<Runnable>of(
                    () -> pack.evaluate(TaughtPolicies.CREDIT, new CreditFacts.AwardCredit(award, record)),
                    () -> pack.evaluate(TaughtPolicies.CLASSIFICATION, ClassificationFacts.award(award, record)))) {
                String refusal =
                        assertThrows(award, ProblemException.class, ask::run).getMessage();
                assertTrue(refusal, refusal.contains("NO_RULE"));
            }
        }
    }

    @Test
    public void everyClauseIsExecutedInheritedOrLeftToPeopleForAReason() {
        Coverage.Clause classes = ClasspathPacks.assertNothingIsUncovered(pack).clauses().stream()
                .filter(clause -> clause.clause().equals("A.2.9.5[d]"))
                .findFirst()
                .orElseThrow();
        assertEquals(State.JUDGEMENT, classes.state());
        assertTrue(classes.reason(), classes.reason().startsWith("NO_RULE, AMB-T-45: "));
    }

    @Test
    public void theNumbersOfTheTextAreKept() {
        assertEquals(480, pack.parameters().integer("credit.awards.BMUS_RWCMD.total"));
        assertEquals(90, pack.parameters().integer("rpl.classification.own_level5"));
        assertEquals(180, pack.parameters().integer("rpl.classification.own_level6"));
    }
}
