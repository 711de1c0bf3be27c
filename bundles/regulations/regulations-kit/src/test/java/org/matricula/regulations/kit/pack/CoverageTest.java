package org.matricula.regulations.kit.pack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.matricula.regulations.kit.pack.Coverage.Clause;
import org.matricula.regulations.kit.pack.Coverage.State;

/** Which clauses count as executed, inherited, applied by people, or not covered; the toy's rulings cite A.1. */
public class CoverageTest {

    private static final String BASE =
            """
            format: 1
            id: base
            version: 1.0.0
            title: A base
            institution: usw
            effective: {from: 2016/17}
            policies: [{family: toy}]
            clauses: {%s}
            judgement: {%s}
            parameters: {pass: {mark: 40, words: [well]}}
            cases:
              - id: T-1
                policy: pass
                given: {mark: 40}
                expect: {passed: true}
                clause: "%s"
            """;

    private final PackLoader loader = new PackLoader(List.of(new ToyFamily()));

    @Test
    public void aClauseIsExecutedWhenAFindingCitesItOrAPartOfIt() {
        Coverage coverage =
                coverage("A: Whole, A.1: Passing, A.10: Another, A.2: Spirit, A.3: Forgotten", "A.2: Taste", "");
        assertEquals(State.EXECUTED, clause(coverage, "A").state());
        assertEquals(List.of("T-1"), clause(coverage, "A.1").cases());
        assertEquals(State.UNCOVERED, clause(coverage, "A.10").state());
        assertEquals(State.JUDGEMENT, clause(coverage, "A.2").state());
        assertEquals("Taste", clause(coverage, "A.2").reason());
        assertEquals(State.UNCOVERED, clause(coverage, "A.3").state());
        assertEquals(
                Map.of(State.EXECUTED, 2, State.INHERITED, 0, State.JUDGEMENT, 1, State.UNCOVERED, 2),
                coverage.figures());
        assertEquals(Map.of(), coverage.unindexed());
    }

    @Test
    public void aPassingCaseExecutesEveryClauseThatItNames() {
        Coverage coverage = coverage(
                "'A.2.6[c]': C, 'A.2.6[d]': D, 'A.2.6[e]': E, A.3.1: Other, L77: Line, L78: No line",
                "",
                "A.2.6[c][e], A.3.1 (L12,77)");
        assertEquals(State.EXECUTED, clause(coverage, "A.2.6[c]").state());
        assertEquals(State.UNCOVERED, clause(coverage, "A.2.6[d]").state());
        assertEquals(State.EXECUTED, clause(coverage, "A.2.6[e]").state());
        assertEquals(State.EXECUTED, clause(coverage, "A.3.1").state());
        assertEquals(State.EXECUTED, clause(coverage, "L77").state());
        assertEquals(State.UNCOVERED, clause(coverage, "L78").state());
        assertEquals(Map.of("A.1", List.of("T-1")), coverage.unindexed());
    }

    @Test
    public void clausesOfAnyNumberingAreNamedByTheIndex() {
        Coverage coverage =
                coverage("cl.4: Four, cl.40-41: Two, cl.45: One, W6: Line, cl.5: None", "", "cl.4; cl.40-41, W6");
        assertEquals(State.EXECUTED, clause(coverage, "cl.4").state());
        assertEquals(State.EXECUTED, clause(coverage, "cl.40-41").state());
        assertEquals(State.UNCOVERED, clause(coverage, "cl.45").state());
        assertEquals(State.UNCOVERED, clause(coverage, "cl.5").state());
    }

    @Test
    public void aFailingCaseExecutesWhatItsRulingCitesAndNotWhatItNames() {
        LoadedPack pack =
                load(BASE.formatted("A.1: Passing, A.9: Named", "", "A.9").replace("passed: true", "passed: false"));
        Coverage coverage = Coverage.of(pack);
        assertEquals(State.EXECUTED, clause(coverage, "A.1").state());
        assertEquals(State.UNCOVERED, clause(coverage, "A.9").state());
    }

    @Test
    public void whatTheExtendedPackExecutesIsInherited() {
        LoadedPack base = load(BASE.formatted("A.1: Passing, A.2: Spirit", "A.2: Taste", ""));
        String heir = BASE.formatted("B.1: Ours", "", "B.1")
                .replace("id: base", "id: heir")
                .replace("policies: [{family: toy}]", "extends: {id: base, range: \"[1.0,2)\"}")
                .replaceAll("(?s)cases:.*", "");
        LoadedPack pack = loader.load(Map.of("pack.yaml", bytes(heir)), (id, range) -> Optional.of(base))
                .orThrow();
        Coverage coverage = Coverage.of(pack);
        assertEquals(State.INHERITED, clause(coverage, "A.1").state());
        assertEquals(State.JUDGEMENT, clause(coverage, "A.2").state());
        assertEquals(State.UNCOVERED, clause(coverage, "B.1").state());
    }

    @Test
    public void judgementOfAnUnknownClauseAndWithoutAReasonIsRefused() {
        PackLoading unknown = loader.load(
                Map.of("pack.yaml", bytes(BASE.formatted("A.1: Passing", "A.7: Taste", ""))), BasePacks.none());
        assertEquals(List.of("pack.yaml line 9: judgement A.7: is no clause of the index"), unknown.reasons());
        PackLoading bare = loader.load(
                Map.of("pack.yaml", bytes(BASE.formatted("A.1: Passing", "A.1: null", ""))), BasePacks.none());
        assertTrue(bare.reasons().toString(), bare.reasons().get(0).contains("why people apply it; A.1 has no reason"));
    }

    private Coverage coverage(String clauses, String judgement, String shown) {
        return Coverage.of(load(BASE.formatted(clauses, judgement, shown)));
    }

    private LoadedPack load(String yaml) {
        String text = yaml.replace("    clause: \"\"\n", "");
        return loader.load(Map.of("pack.yaml", bytes(text)), BasePacks.none()).orThrow();
    }

    private static byte[] bytes(String text) {
        return text.replace("    clause: \"\"\n", "").getBytes(StandardCharsets.UTF_8);
    }

    private static Clause clause(Coverage coverage, String number) {
        return coverage.clauses().stream()
                .filter(clause -> clause.clause().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
