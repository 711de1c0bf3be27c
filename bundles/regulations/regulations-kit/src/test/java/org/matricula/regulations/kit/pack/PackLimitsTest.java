package org.matricula.regulations.kit.pack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Right at each limit of a pack's file, and right beside it. */
public class PackLimitsTest {

    private static final String PACK =
            """
            format: 1
            id: small
            version: 1.2.0
            title: TITLE
            institution: usw
            effective: {from: 2016/17}
            policies: [{family: toy}]
            parameters: {pass: {mark: 40, words: [well, done]}}
            """;

    @Test
    public void theLongestTitleIsRead() {
        assertEquals(List.of(), reasons(PACK.replace("TITLE", "t".repeat(500))));
        List<String> reasons = reasons(PACK.replace("TITLE", "t".repeat(501)));
        assertEquals(1, reasons.size());
        assertTrue(reasons.get(0), reasons.get(0).startsWith("pack.yaml line 4: title 'ttt"));
        assertTrue(reasons.get(0), reasons.get(0).endsWith("' must have 1 to 500 characters"));
    }

    @Test
    public void aClauseWithoutANumberIsTheBeginningOfNoCitation() {
        String citing = PACK + "clauses: {'': Nothing, A.1: Passing}\n"
                + "cases: [{id: X, policy: pass, clause: (L7), given: {mark: 40}, expect: {passed: true}}]\n";
        assertEquals(
                List.of("pack.yaml line 10: X cites '(L7)', which begins with no clause of the clause index"),
                reasons(citing));
        assertEquals(List.of(), reasons(citing.replace("(L7)", "A.1")));
    }

    @Test
    public void aPlaceJustBehindAListIsStillAPlaceOfTheList() {
        YamlDocument document = YamlDocument.parse("pack.yaml", bytes(PACK));
        assertEquals("parameters.pass.words[1]", document.parameter("pass.words.1"));
        assertEquals("parameters.pass.words[2]", document.parameter("pass.words.2"));
        assertEquals("parameters.pass.words[2].mark", document.parameter("pass.words.2.mark"));
        assertEquals("parameters.pass.words.last", document.parameter("pass.words.last"));
        assertEquals("parameters.pass.mark.0", document.parameter("pass.mark.0"));
    }

    private static List<String> reasons(String text) {
        return new PackLoader(List.of(new ToyFamily()))
                .load(Map.of("pack.yaml", bytes(text)), BasePacks.none())
                .reasons();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
