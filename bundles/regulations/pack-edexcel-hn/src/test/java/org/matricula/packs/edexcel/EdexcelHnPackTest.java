package org.matricula.packs.edexcel;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.regulations.kit.testing.Worded;

/** Higher National awards with the limits of Edexcel. */
public class EdexcelHnPackTest {

    private static final PackLoader LOADER = new PackLoader(List.of(new TaughtPolicyFamily()));

    private final LoadedPack base =
            LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none()).orThrow();
    private final LoadedPack pack = LOADER.load(ClasspathPacks.files("edexcel-hn"), BasePacks.of(List.of(base)))
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
    public void everyClauseIsExecutedInheritedOrLeftToPeopleForAReason() {
        ClasspathPacks.assertNothingIsUncovered(pack);
    }

    @Test
    public void everyFindingOfItsCasesIsPutIntoWords() {
        Worded.assertCasesAreWorded(pack);
    }

    @Test
    public void itGovernsItsProgrammesAlone() {
        assertEquals(List.of("HNC", "HND"), pack.descriptor().programmes());
        assertEquals("usw", pack.descriptor().institution().value());
    }

    @Test
    public void whatEdexcelSetsDoesNotMoveWithTheUniversity() {
        Map<String, byte[]> files = ClasspathPacks.files("usw-taught");
        ClasspathPacks.replace(
                files, "pack.yaml", "course_pc_max: {HND: 40, HNC: 20}", "course_pc_max: {HND: 60, HNC: 0}");
        ClasspathPacks.replace(files, "pack.yaml", "EDEXCEL: [70, 60, 40]", "EDEXCEL: [75, 65, 45]");
        LoadedPack changed = LOADER.load(files, BasePacks.none()).orThrow();
        LoadedPack heir = LOADER.load(ClasspathPacks.files("edexcel-hn"), BasePacks.of(List.of(changed)))
                .orThrow();
        ClasspathPacks.assertCasesPass(heir);
        assertEquals(40, heir.parameters().integer("compensation.course_pc_max.HND"));
    }

    @Test
    public void theLimitOfCompensatedCreditIsANumberOfThePack() {
        String given = "EHN-COM-04";
        Map<String, Object> facts = pack.cases().stream()
                .filter(one -> one.id().equals(given))
                .findFirst()
                .orElseThrow()
                .given();
        assertEquals(
                "LIMIT_EDEXCEL",
                pack.tryOut("compensation", facts, Map.of("compensation.course_pc_max.HND", 39))
                        .outcome()
                        .get("reason"));
    }

    @Test
    public void titlesAreAGap() {
        String refusal = assertThrows(ProblemException.class, () -> pack.evaluate("title", Map.of()))
                .getMessage();
        assertTrue(refusal, refusal.contains("NO_RULE") && refusal.contains("EHN-06"));
        assertEquals(base.policies().size() - 1, pack.policies().size());
    }
}
