package org.matricula.regulations.kit.pack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.kit.pack.Coverage.Clause;
import org.matricula.regulations.kit.pack.Coverage.State;

/** A gap takes in a whole policy, or what rests on some clauses; the toy's rulings cite A.1. */
public class GapsTest {

    private static final String BASE =
            """
            format: 1
            id: base
            version: 1.0.0
            title: A base
            institution: usw
            effective: {from: 2016/17}
            policies: [{family: toy}]
            clauses: {A: Whole, A.1: Passing, A.2: Other}
            parameters: {pass: {mark: 40, words: [well]}}
            cases:
              - {id: T-1, policy: pass, given: {mark: 40}, expect: {passed: true}, clause: A.1}
            """;
    private static final String HEIR =
            """
            format: 1
            id: heir
            version: 1.0.0
            title: An heir
            institution: usw
            effective: {from: 2016/17}
            extends: {id: base, range: "[1.0,2)"}
            ambiguities: [{id: H-1, problem: Nobody knows., reading: None.}]
            gaps: [%s]
            cases: [%s]
            """;
    private static final Map<String, Object> MARK = Map.of("mark", 50);

    private final PackLoader loader = new PackLoader(List.of(new ToyFamily()));
    private final LoadedPack base =
            loader.load(Map.of("pack.yaml", bytes(BASE)), BasePacks.none()).orThrow();

    @Test
    public void aGapWithoutClausesTakesInTheWholePolicy() {
        LoadedPack pack = heir("{policy: pass, ambiguity: H-1}", "");
        assertEquals(Set.of(), pack.policies());
        assertRefused(pack);
    }

    @Test
    public void aGapOfAClauseTakesInWhatRestsOnItOrOnAPartOfIt() {
        for (String clause : List.of("A.1", "A")) {
            LoadedPack pack = heir("{policy: pass, ambiguity: H-1, clauses: [" + clause + "]}", "");
            assertEquals(Set.of("pass"), pack.policies());
            assertRefused(pack);
        }
    }

    @Test
    public void whatRestsOnOtherClausesIsAnswered() {
        LoadedPack pack = heir("{policy: pass, ambiguity: H-1, clauses: [A.2]}", "");
        assertEquals(true, pack.evaluate("pass", MARK).judgement().outcome().get("passed"));
        assertEquals(true, pack.evaluate(ToyFamily.PASS, new BigDecimal("50")).outcome());
    }

    @Test
    public void aGapOfAClauseThatIsInNoIndexIsRefusedWithItsLine() {
        assertEquals(
                List.of("pack.yaml line 9: gaps: 'A.9' is no clause of the index"),
                load("{policy: pass, ambiguity: H-1, clauses: [A.1, A.9]}", "").reasons());
    }

    @Test
    public void anHeirInheritsTheGapUntilItFillsThePolicy() {
        LoadedPack gap = heir("{policy: pass, ambiguity: H-1, clauses: [A.1]}", "");
        String grandchild =
                HEIR.formatted("", "").replace("id: heir", "id: grandchild").replace("id: base,", "id: heir,");
        assertRefused(load(grandchild, gap).orThrow());
        LoadedPack filled =
                load(grandchild + "policies: [{family: toy}]\n", gap).orThrow();
        assertEquals(true, filled.evaluate("pass", MARK).judgement().outcome().get("passed"));
    }

    @Test
    public void coverageTellsAGapFromWhatIsInherited() {
        String shown = "{id: H-C, policy: pass, given: {mark: 40}, expect: {refusal: NO_RULE}, clause: A.1}";
        LoadedPack pack = heir("{policy: pass, ambiguity: H-1, clauses: [A.1]}", shown);
        assertTrue(new CaseRunner().run(pack).get(0).passed());
        Clause gap = clause(pack, "A.1");
        assertEquals(State.JUDGEMENT, gap.state());
        assertEquals("NO_RULE, H-1: Nobody knows.", gap.reason());
        assertEquals(State.INHERITED, clause(heir("", ""), "A.1").state());
        assertEquals(State.UNCOVERED, clause(pack, "A.2").state());
    }

    private static void assertRefused(LoadedPack pack) {
        for (Runnable ask : List.<Runnable>of(
                () -> pack.evaluate("pass", MARK),
                () -> pack.evaluate(ToyFamily.PASS, new BigDecimal("50")),
                () -> pack.tryOut("pass", MARK, Map.of()),
                () -> pack.tryOut("pass", MARK, Map.of("pass.mark", 30)))) {
            String refusal = assertThrows(ProblemException.class, ask::run).getMessage();
            assertTrue(refusal, refusal.contains("NO_RULE") && refusal.contains("H-1: Nobody knows."));
        }
    }

    private LoadedPack heir(String gaps, String cases) {
        return load(gaps, cases).orThrow();
    }

    private PackLoading load(String gaps, String cases) {
        return load(HEIR.formatted(gaps, cases), base);
    }

    private PackLoading load(String yaml, LoadedPack extended) {
        return loader.load(Map.of("pack.yaml", bytes(yaml)), (id, range) -> Optional.of(extended));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Clause clause(LoadedPack pack, String number) {
        return Coverage.of(pack).clauses().stream()
                .filter(clause -> clause.clause().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
