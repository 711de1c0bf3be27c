package org.matricula.packs.usw;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.CaseResult;
import org.matricula.regulations.kit.pack.CaseRunner;
import org.matricula.regulations.kit.pack.Coverage;
import org.matricula.regulations.kit.pack.Coverage.State;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.pack.PackLoading;
import org.matricula.regulations.kit.testing.ClasspathPacks;

public class UswTaughtPackTest {

    private static final PackLoader LOADER = new PackLoader(List.of(new TaughtPolicyFamily()));

    private final LoadedPack pack =
            LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none()).orThrow();

    @Test
    public void itSaysWhatItIs() {
        PackDescriptor descriptor = pack.descriptor();
        assertEquals("usw-taught", pack.ref().id());
        assertEquals("1.0.0", pack.ref().version());
        assertEquals("usw", descriptor.institution().value());
        assertEquals("2016/17", descriptor.effectiveFrom().toString());
        assertEquals(37, pack.policies().size());
    }

    @Test
    public void everyGapOfTheSpecificationIsInTheRegister() {
        Set<String> ids = pack.descriptor().ambiguities().stream()
                .map(PackDescriptor.Ambiguity::id)
                .collect(Collectors.toSet());
        assertEquals(pack.descriptor().ambiguities().size(), ids.size());
        for (int gap = 1; gap <= 72; gap++) {
            assertTrue("gap " + gap, ids.contains("AMB-T-%02d".formatted(gap)));
        }
    }

    @Test
    public void allItsCasesPass() {
        ClasspathPacks.assertCasesPass(pack);
        assertTrue("cases: " + pack.cases().size(), pack.cases().size() >= 700);
    }

    @Test
    public void everyPolicyHasACase() {
        Set<String> tested = new LinkedHashSet<>();
        pack.cases().forEach(one -> tested.add(one.policy()));
        assertEquals(pack.policies(), tested);
    }

    @Test
    public void everyFindingCitesAClauseOfTheIndexAndEveryGapStandsInTheRegister() {
        ClasspathPacks.assertFindingsCite(pack, "T-");
    }

    @Test
    public void everyClauseIsExecutedByACaseOrLeftToPeopleForAReason() {
        Coverage coverage = Coverage.of(pack);
        assertEquals(
                Map.of(State.EXECUTED, 190, State.INHERITED, 0, State.JUDGEMENT, 12, State.UNCOVERED, 0),
                coverage.figures());
        assertEquals(Map.of(), coverage.unindexed());
        for (Coverage.Clause clause : coverage.clauses()) {
            assertEquals(clause.toString(), clause.state() == State.JUDGEMENT, clause.reason() != null);
            assertEquals(
                    clause.toString(),
                    clause.state() == State.EXECUTED,
                    !clause.cases().isEmpty());
        }
    }

    @Test
    public void ambT100_whatTheTablesNameStandsInTheListOfAwardsOrIsAVariantOrACourse() {
        Parameters parameters = pack.parameters();
        Parameters catalogue = parameters.at("awards.catalogue");
        Set<String> awards = new TreeSet<>(catalogue.names());
        catalogue.names().forEach(code -> awards.add(catalogue.text(code + ".0")));
        Set<String> others = new TreeSet<>();
        List<String> tables = List.of(
                "credit.awards",
                "credit.ladders",
                "classification.schemes",
                "compensation.course_pc_max",
                "rpl",
                "registration");
        tables.forEach(path -> others.addAll(rows(parameters.at(path))));
        List.of("title.post_experience", "title.with_subject", "title.without_subject")
                .forEach(path -> others.addAll(parameters.texts(path)));
        others.removeAll(awards);
        assertEquals(
                "[ACCESS_TO_HE, BACHELORS_HONS_3, BACHELORS_HONS_4, BACHELORS_HONS_ACCELERATED, FOUNDATION_COURSE,"
                        + " FOUNDATION_DIPLOMA_ART_DESIGN, INTERNATIONAL_FOUNDATION_YEAR, MPHIL_PORTFOLIO, MRES,"
                        + " PGCE_PRIMARY, PGCE_SECONDARY, PROF_GRAD_CERT_EDUCATION]",
                others.toString());
    }

    /** The rows of a table that may share its group with other parameters, which are written small. */
    private static List<String> rows(Parameters table) {
        return table.names().stream().filter(name -> name.matches("[A-Z0-9_]+")).toList();
    }

    @Test
    public void aFailingCaseIsReportedWithItsDifference() {
        Map<String, byte[]> files = ClasspathPacks.files("usw-taught");
        ClasspathPacks.replace(
                files, "cases-classification.yaml", "classification: UPPER_SECOND", "classification: FIRST");
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
        Map<String, byte[]> files = ClasspathPacks.files("usw-taught");
        ClasspathPacks.replace(files, "pack.yaml", "  limit_credits:", "limit_credit: 20\n    limit_credits:");
        ClasspathPacks.replace(files, "pack.yaml", "limit_credit: 20\n  ", "  limit_credit: 20\n  ");
        PackLoading loading = LOADER.load(files, BasePacks.none());
        assertEquals(
                List.of("pack.yaml line " + line(files, "limit_credit:")
                        + ": parameter compensation.limit_credit is read by no policy of the pack"),
                loading.reasons());
    }

    @Test
    public void aBadNumberIsRefusedWithItsPath() {
        Map<String, byte[]> files = ClasspathPacks.files("usw-taught");
        ClasspathPacks.replace(files, "pack.yaml", "pass_mark: 40\n", "pass_mark: forty\n");
        PackLoading loading = LOADER.load(files, BasePacks.none());
        assertTrue(
                loading.reasons().toString(),
                loading.reasons()
                        .contains("pack.yaml line " + line(files, "pass_mark: forty")
                                + ": policy module-result: parameter module.pass_mark 'forty' must be a number"));
    }

    private static long line(Map<String, byte[]> files, String text) {
        return 1
                + new String(files.get("pack.yaml"), StandardCharsets.UTF_8)
                        .lines()
                        .takeWhile(line -> !line.contains(text))
                        .count();
    }

    @Test
    public void theDigestChangesWithAnyNumber() {
        Map<String, byte[]> files = ClasspathPacks.files("usw-taught");
        ClasspathPacks.replace(files, "pack.yaml", "window_days: 5", "window_days: 6");
        LoadedPack other = LOADER.load(files, BasePacks.none()).orThrow();
        assertFalse(pack.ref().digest().equals(other.ref().digest()));
        assertFalse(pack.artefactDigest().equals(other.artefactDigest()));
        assertEquals(
                pack.ref(),
                LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none())
                        .orThrow()
                        .ref());
    }
}
