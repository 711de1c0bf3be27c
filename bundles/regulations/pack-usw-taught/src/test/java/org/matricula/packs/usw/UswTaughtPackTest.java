package org.matricula.packs.usw;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.Test;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.CaseResult;
import org.matricula.regulations.kit.pack.CaseRunner;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;
import org.matricula.regulations.kit.pack.PackFiles;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.pack.PackLoading;

public class UswTaughtPackTest {

    private static final PackLoader LOADER = new PackLoader(List.of(new TaughtPolicyFamily()));

    private final LoadedPack pack = LOADER.load(files(), BasePacks.none()).orThrow();

    @Test
    public void itSaysWhatItIs() {
        PackDescriptor descriptor = pack.descriptor();
        assertEquals("usw-taught", pack.ref().id());
        assertEquals("1.0.0", pack.ref().version());
        assertEquals("usw", descriptor.institution().value());
        assertEquals("2016/17", descriptor.effectiveFrom().toString());
        assertEquals(13, pack.policies().size());
        assertEquals(72, descriptor.ambiguities().size());
    }

    @Test
    public void allItsCasesPass() {
        List<CaseResult> results = new CaseRunner().run(pack);
        List<CaseResult> failed =
                results.stream().filter(result -> !result.passed()).toList();
        assertTrue(failed.toString(), failed.isEmpty());
        assertEquals(pack.descriptor().cases(), results.size());
        assertTrue("cases: " + results.size(), results.size() >= 58);
    }

    @Test
    public void everyPolicyHasACase() {
        Set<String> tested = new LinkedHashSet<>();
        pack.cases().forEach(one -> tested.add(one.policy()));
        assertEquals(pack.policies(), tested);
    }

    @Test
    public void everyFindingCitesAClauseOfTheIndexAndEveryGapStandsInTheRegister() {
        Set<String> clauses = pack.descriptor().clauses().keySet();
        Set<String> gaps = new LinkedHashSet<>();
        pack.descriptor().ambiguities().forEach(one -> gaps.add(one.id()));
        for (PackCase one : pack.cases()) {
            Judgement<Map<String, Object>> judgement = pack.tryOut(one.policy(), one.given(), one.override());
            assertFalse(one.id() + " has no finding", judgement.findings().isEmpty());
            for (Finding finding : judgement.findings()) {
                assertTrue(finding.toString(), clauses.contains(finding.clause()));
                assertTrue(finding.toString(), finding.rule().startsWith("T-"));
                assertFalse(
                        finding + " says nothing",
                        finding.facts().isEmpty() && finding.steps().isEmpty());
            }
            assertTrue(one.id() + judgement.gaps(), gaps.containsAll(judgement.gaps()));
        }
    }

    @Test
    public void aDecisionCaseNamesItsGapInTheRuling() {
        for (PackCase one : pack.cases()) {
            if ("DECISION".equals(one.basis()) && one.gap() != null) {
                Judgement<Map<String, Object>> judgement = pack.tryOut(one.policy(), one.given(), one.override());
                assertTrue(one.id() + judgement.gaps(), judgement.gaps().contains(one.gap()));
            }
        }
    }

    @Test
    public void aFailingCaseIsReportedWithItsDifference() {
        Map<String, byte[]> files = files();
        replace(files, "cases-classification.yaml", "classification: UPPER_SECOND", "classification: FIRST");
        List<CaseResult> results =
                new CaseRunner().run(LOADER.load(files, BasePacks.none()).orThrow());
        String first = results.stream()
                .filter(result -> !result.passed())
                .findFirst()
                .orElseThrow()
                .toString();
        assertTrue(first, first.startsWith("CLA-01 fails: classification is UPPER_SECOND, expected FIRST ("));
    }

    @Test
    public void aMisspeltParameterIsRefused() {
        Map<String, byte[]> files = files();
        replace(files, "pack.yaml", "  limit_credits:", "limit_credit: 20\n    limit_credits:");
        replace(files, "pack.yaml", "limit_credit: 20\n  ", "  limit_credit: 20\n  ");
        PackLoading loading = LOADER.load(files, BasePacks.none());
        assertEquals(
                List.of("parameter compensation.limit_credit is read by no policy of the pack"), loading.reasons());
    }

    @Test
    public void aBadNumberIsRefusedWithItsPath() {
        Map<String, byte[]> files = files();
        replace(files, "pack.yaml", "pass_mark: 40\n", "pass_mark: forty\n");
        PackLoading loading = LOADER.load(files, BasePacks.none());
        assertTrue(
                loading.reasons().toString(),
                loading.reasons()
                        .contains("policy module-result: parameter module.pass_mark 'forty' must be a number"));
    }

    @Test
    public void theDigestChangesWithAnyNumber() {
        Map<String, byte[]> files = files();
        replace(files, "pack.yaml", "window_days: 5", "window_days: 6");
        LoadedPack other = LOADER.load(files, BasePacks.none()).orThrow();
        assertFalse(pack.ref().digest().equals(other.ref().digest()));
        assertFalse(pack.artefactDigest().equals(other.artefactDigest()));
        assertEquals(
                pack.ref(), LOADER.load(files(), BasePacks.none()).orThrow().ref());
    }

    private static void replace(Map<String, byte[]> files, String name, String old, String with) {
        String text = new String(files.get(name), StandardCharsets.UTF_8);
        assertTrue(name + " holds " + old, text.contains(old));
        files.put(name, text.replaceFirst(Pattern.quote(old), with).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> files() {
        return PackFiles.gather(UswTaughtPackTest::read);
    }

    private static byte[] read(String name) {
        try (InputStream file = UswTaughtPackTest.class.getResourceAsStream("/" + PackLoader.FOLDER + name)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
