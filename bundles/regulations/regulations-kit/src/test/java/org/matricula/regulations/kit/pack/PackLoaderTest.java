package org.matricula.regulations.kit.pack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Ruling;

public class PackLoaderTest {

    private static final String HEAD =
            """
            format: 1
            id: small
            version: 1.2.0
            title: A small pack
            institution: usw
            effective: {from: 2016/17}
            policies: [{family: toy}]
            """;
    private static final String PACK = HEAD
            + """
            clauses: {A.1: Passing}
            ambiguities: [{id: G-1, problem: What is a pass, reading: The mark.}]
            parameters: {pass: {mark: 40.0, words: [well, done]}}
            cases:
              - id: T-1
                policy: pass
                given: {mark: 40}
                expect: {passed: true, words: [done, well], mean: 40.00004, reason: null, words_include: [well]}
              - id: T-2
                policy: pass
                basis: DERIVED
                given: {mark: 39.99, override: {pass.mark: 39.99}}
                expect: {passed: true, words_exclude: [badly]}
            """;

    private final PackLoader loader = new PackLoader(List.of(new ToyFamily()));

    @Test
    public void aPackOfOneFileLoadsAndItsCasesPass() {
        LoadedPack pack = load("small.pack.yaml", PACK);
        assertEquals("small", pack.ref().id());
        assertEquals(64, pack.ref().digest().length());
        assertEquals(64, pack.artefactDigest().length());
        List<CaseResult> results = new CaseRunner().run(pack);
        assertEquals(2, results.size());
        assertTrue(results.toString(), results.stream().allMatch(CaseResult::passed));
    }

    @Test
    public void aRulingNamesThePackAndTheTypedKeyIsChecked() {
        LoadedPack pack = load("pack.yaml", PACK);
        Ruling<Boolean> ruling = pack.evaluate(ToyFamily.PASS, new BigDecimal("40"));
        assertTrue(ruling.outcome());
        assertEquals(pack.ref(), ruling.pack());
        assertEquals("pass", ruling.policy());
        PolicyKey<String, String> other = new PolicyKey<>("pass", String.class, String.class);
        assertThrows(ProblemException.class, () -> pack.evaluate(other, "40"));
        PolicyKey<String, String> unknown = new PolicyKey<>("fees", String.class, String.class);
        String refusal = assertThrows(ProblemException.class, () -> pack.evaluate(unknown, "40"))
                .getMessage();
        assertTrue(refusal, refusal.contains("NO_RULE"));
    }

    @Test
    public void decimalsAreReadExactlyAndOddScalarsAsText() {
        String words = PACK.replace("[well, done]", "[no, 1:30, 2016-09-01, 0x1F, 1e9, '40']");
        LoadedPack pack = load("pack.yaml", words);
        assertEquals(new BigDecimal("40.0"), pack.parameters().decimal("pass.mark"));
        assertEquals(
                List.of("no", "1:30", "2016-09-01", "0x1F", "1e9", "40"),
                pack.parameters().texts("pass.words"));
    }

    @Test
    public void theDigestIgnoresLayoutAndNothingElse() {
        LoadedPack pack = load("pack.yaml", PACK);
        LoadedPack commented = load("pack.yaml", "# comment\n" + PACK.replace("{A.1: Passing}", "{A.1: 'Passing'}"));
        assertEquals(pack.ref(), commented.ref());
        assertNotEquals(pack.artefactDigest(), commented.artefactDigest());
        assertNotEquals(
                pack.ref(), load("pack.yaml", PACK.replace("40.0", "41.0")).ref());
        assertNotEquals(
                pack.ref(),
                load("pack.yaml", PACK.replace("id: T-2", "id: T-3")).ref());
        PackLoader newer = new PackLoader(List.of(new ToyFamily("1.0.1")));
        assertNotEquals(
                pack.ref(),
                newer.load(files("pack.yaml", PACK), BasePacks.none()).orThrow().ref());
    }

    @Test
    public void extendingMergesParametersAndKeepsPolicies() {
        LoadedPack base = load("pack.yaml", PACK);
        String text = extending("[1.0,2)");
        LoadedPack pack = loader.load(files("pack.yaml", text), BasePacks.of(List.of(base)))
                .orThrow();
        assertEquals(new BigDecimal("50"), pack.parameters().decimal("pass.mark"));
        assertEquals(2, pack.parameters().texts("pass.words").size());
        assertFalse(pack.evaluate(ToyFamily.PASS, new BigDecimal("49.9")).outcome());
        assertTrue(pack.cases().isEmpty());
    }

    @Test
    public void theHighestBaseWithinTheRangeIsTaken() {
        LoadedPack older = load("pack.yaml", PACK);
        LoadedPack newer = load("pack.yaml", PACK.replace("1.2.0", "1.10.0"));
        LoadedPack next = load("pack.yaml", PACK.replace("1.2.0", "2.0.0"));
        BasePacks bases = BasePacks.of(List.of(older, newer, next));
        LoadedPack pack =
                loader.load(files("pack.yaml", extending("[1.0,2)")), bases).orThrow();
        assertEquals(newer.ref(), pack.base().orElseThrow().ref());
    }

    @Test
    public void reasonsWhyAPackIsRefused() {
        refused(extending("[3.0,4)"), "pack.yaml line 7: extends small [3.0,4): no such pack is available");
        refused(
                PACK.replace("family: toy", "family: fees"),
                "pack.yaml line 7: policies: there is no family 'fees'; known are toy");
        refused(
                PACK.replace("{family: toy}", "{family: toy, only: [fail]}"),
                "pack.yaml line 7: policies: the family 'toy' has no policy 'fail'");
        refused(
                HEAD.replace("policies: [{family: toy}]", ""),
                "pack.yaml line 1: policies: the pack uses no family of policies");
        refused(
                PACK.replace("mark: 40.0", "mark: many"),
                "pack.yaml line 10: policy pass: parameter pass.mark 'many' must be a number");
        refused(
                PACK.replace("{pass: {mark", "{pass: {marc: 1, mark"),
                "pack.yaml line 10: parameter pass.marc is read by no policy of the pack");
        refused(PACK.replace("mark: 40.0, ", ""), "pack.yaml line 10: policy pass: parameter pass.mark must be given");
    }

    @Test
    public void reasonsWhyADescriptorCannotBeRead() {
        refused(
                PACK.replace("version: 1.2.0", "version: 1.2"),
                "pack.yaml line 3: version '1.2' must be three numbers: 1.0.0");
        refused(
                PACK.replace("id: small", "id: Small"),
                "pack.yaml line 2: id 'Small' must be lower-case words" + " with hyphens, at most 60 characters");
        refused(PACK.replace("title: A small pack\n", ""), "pack.yaml line 1: title must be given");
        refused(
                PACK.replace("institution: usw", "institution: U"),
                "pack.yaml line 5: institution 'U' must be 2 to 20"
                        + " lower-case letters, digits or hyphens, letter first");
        refused("\n\n- list", "pack.yaml line 3: must be a map of names to values");
        refused("", "pack.yaml: is empty");
        refused(HEAD + "title: again\n", "pack.yaml line 8: 'title' stands here twice");
        refused(HEAD + "cases: [none.yaml]\n", "pack.yaml line 8: the file 'none.yaml' is missing");
        refused(HEAD + "ceases: []\n", null);
        refused(
                HEAD.replace("[{family: toy}]", "&x [{family: toy}]"),
                "pack.yaml line 7: anchors and aliases are not" + " allowed");
        refused(HEAD.replace("A small pack", "!!binary x"), "pack.yaml line 4: tags are not allowed");
        refused(HEAD + "cases: [{id: X}]", null);
    }

    @Test
    public void allFaultsOfAFileAreSaidAtOnceEachWithItsLine() {
        List<String> reasons = reasons(PACK.replace("title:", "tittle:")
                .replace("effective: {from: 2016/17}", "effective:\n  from: 2016 to 2017\n  until: 2020/21")
                .replace("reading: The mark.", "reading: 1")
                .replace("policy: pass\n    basis", "polices: pass\n    basis"));
        assertEquals(
                List.of(
                        "pack.yaml line 19: 'polices' is not known here",
                        "pack.yaml line 18: policy must be a text",
                        "pack.yaml line 1: title must be given",
                        "pack.yaml line 7: effective.from '2016 to 2017' must be an academic session written 2016/17",
                        "pack.yaml line 8: effective.until '2020/21' is not known here; known are from, to",
                        "pack.yaml line 11: ambiguities[0].reading '1' must be a text",
                        "pack.yaml line 4: tittle 'A small pack' is not known here; known are format, id, version,"
                                + " title, notice, institution, scope, effective, extends, clauses, ambiguities,"
                                + " gaps, judgement, policies, parameters, final, cases"),
                reasons);
    }

    @Test
    public void aNumberOutOfItsRangeNamesItsOwnLineInAnInheritingPackToo() {
        LoadedPack base = load("pack.yaml", PACK);
        String text = extending("[1.0,2)").replace("parameters: {pass: {mark: 50}}", "")
                + "parameters:\n  pass:\n    words: [well]\n    mark: 101x\n";
        assertEquals(
                List.of("pack.yaml line 12: policy pass: parameter pass.mark '101x' must be a number"),
                loader.load(files("pack.yaml", text), BasePacks.of(List.of(base)))
                        .reasons());
        assertEquals(
                List.of("pack.yaml line 8: policy pass: parameter pass.words '7' must be a text"),
                loader.load(
                                files("pack.yaml", extending("[1.0,2)").replace("mark: 50", "words: [well, 7]")),
                                BasePacks.of(List.of(base)))
                        .reasons());
    }

    @Test
    public void whatACaseRefersToMustBeInTheIndexOfTheChain() {
        String cases = PACK.substring(PACK.indexOf("cases:"));
        String citing = PACK.replace("basis: DERIVED", "gap: G-2\n    clause: A.1[a] (L7); A.10; B.1");
        assertEquals(
                List.of(
                        "pack.yaml line 16: T-2 shows the reading of 'G-2', which is not among the ambiguities",
                        "pack.yaml line 16: T-2 cites 'A.10', which begins with no clause of the clause index",
                        "pack.yaml line 16: T-2 cites 'B.1', which begins with no clause of the clause index"),
                reasons(citing));
        LoadedPack base = load("pack.yaml", PACK);
        String heir = extending("[1.0,2)")
                + cases.replace("basis: DERIVED", "gap: G-1\n    clause: A.1[a] (L7)")
                        .replace("{mark: 40}", "{mark: 50}");
        assertEquals(
                List.of(),
                loader.load(files("pack.yaml", heir), BasePacks.of(List.of(base)))
                        .reasons());
    }

    @Test
    public void aBrokenFileNamesItsLine() {
        List<String> reasons = reasons(HEAD + "parameters: {pass: [1, 2}\n");
        assertEquals(1, reasons.size());
        assertTrue(reasons.get(0), reasons.get(0).startsWith("pack.yaml line 8: "));
    }

    @Test
    public void hostileFilesAreRefused() {
        assertTrue(reasons("a: " + "[".repeat(100) + "]".repeat(100)).get(0).contains("Nesting Depth"));
        assertTrue(reasons("x".repeat(5_000_000)).get(0).contains("at most"));
        byte[] broken = {'a', ':', ' ', (byte) 0xC3, (byte) 0x28};
        PackLoading loading = loader.load(Map.of("pack.yaml", broken), BasePacks.none());
        assertEquals(List.of("pack.yaml: must be UTF-8"), loading.reasons());
        assertEquals(
                List.of("pack.yaml: is missing"),
                loader.load(Map.of(), BasePacks.none()).reasons());
    }

    @Test
    public void theLargestIdAndTheLargestFileAreRead() {
        load("pack.yaml", PACK.replace("id: small", "id: " + "a".repeat(60)));
        refused(
                PACK.replace("id: small", "id: " + "a".repeat(61)),
                "pack.yaml line 2: id '" + "a".repeat(61)
                        + "' must be lower-case words with hyphens, at most 60 characters");
        int room = 4 * 1024 * 1024 - PACK.length();
        load("pack.yaml", PACK + "\n".repeat(room));
        assertTrue(reasons(PACK + "\n".repeat(room + 1)).get(0).contains("at most"));
    }

    @Test
    public void aShownNumberMayDifferByHalfOfItsLastPlace() {
        Map<String, Object> shown = Map.of("mean", new BigDecimal("61.6667"));
        assertEquals(List.of(), Expectation.differences(Map.of("mean", new BigDecimal("61.66665")), shown));
        assertEquals(
                1,
                Expectation.differences(Map.of("mean", new BigDecimal("61.66664")), shown)
                        .size());
    }

    @Test
    public void casesMayStandInFilesOfTheirOwn() {
        String descriptor = PACK.substring(0, PACK.indexOf("cases:")) + "cases: [one.yaml, two.yaml]\n";
        String cases = PACK.substring(PACK.indexOf("cases:"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("pack.yaml", bytes(descriptor));
        files.put("one.yaml", bytes(cases));
        files.put("two.yaml", bytes(cases.replace("id: T-", "id: U-")));
        assertEquals(4, loader.load(files, BasePacks.none()).orThrow().cases().size());
        assertEquals(files.keySet(), PackFiles.gather(files::get).keySet());
        files.put("two.yaml", bytes(cases));
        List<String> reasons = loader.load(files, BasePacks.none()).reasons();
        assertEquals("two.yaml line 2: the case id 'T-1' stands here twice", reasons.get(0));
    }

    @Test
    public void differencesAreReadable() {
        String text = PACK.replace(
                        "passed: true, words: [done, well], mean: 40.00004",
                        "passed: false, words: [done], mean: 40.0001, gone: 1")
                .replace("words_exclude: [badly]", "words_exclude: [done], words_include: [badly]");
        List<CaseResult> results = new CaseRunner().run(load("pack.yaml", text));
        assertEquals(
                "T-1 fails: passed is true, expected false; words is [well, done], expected [done]; mean is 40,"
                        + " expected 40.0001; the ruling shows no 'gone' (pack.yaml line 12)",
                results.get(0).toString());
        assertEquals(2, results.get(1).differences().size());
    }

    @Test
    public void refusedFactsAndUnknownOverridesAreDifferences() {
        String text =
                PACK.replace("given: {mark: 40}", "given: {marc: 40}").replace("pass.mark: 39.99", "pass.marc: 39.99");
        List<CaseResult> results = new CaseRunner().run(load("pack.yaml", text));
        assertEquals(
                List.of("the policy refuses: mark must be given"),
                results.get(0).differences());
        assertEquals(
                List.of("the policy refuses: parameter pass.marc is read by no policy"),
                results.get(1).differences());
    }

    @Test
    public void theJudgementsOwnFieldsCanBeExpected() {
        LoadedPack pack = load(
                "pack.yaml",
                PACK.replace(
                        "passed: true, words:",
                        "review: true, gaps: [G-1],"
                                + " overridable: false, entitlement: AUTOMATIC, decided_by: SYSTEM, words:"));
        assertTrue(
                new CaseRunner().run(pack).toString(),
                new CaseRunner().run(pack).get(0).passed());
        Judgement<Map<String, Object>> judgement = pack.tryOut("pass", Map.of("mark", 40), Map.of());
        assertTrue(judgement.review());
    }

    @Test
    public void aDeclaredGapIsAnsweredNoRuleAndItsNumbersAreStillChecked() {
        LoadedPack base = load("pack.yaml", PACK);
        LoadedPack pack = heir(gap("pass", "G-2"), base);
        assertTrue(pack.policies().isEmpty());
        assertTrue(pack.definition("pass").isEmpty());
        String refusal = assertThrows(ProblemException.class, () -> pack.evaluate(ToyFamily.PASS, new BigDecimal("60")))
                .getMessage();
        assertTrue(refusal, refusal.contains("NO_RULE") && refusal.endsWith("gap here, G-2: No text."));
        assertThrows(ProblemException.class, () -> pack.tryOut("pass", Map.of("mark", 60), Map.of("pass.mark", 1)));
        assertEquals(
                List.of("pack.yaml line 8: policy pass: parameter pass.mark 'x' must be a number"),
                loader.load(files("pack.yaml", gap("pass", "G-2").replace("mark: 50", "mark: x")), bases(base))
                        .reasons());
    }

    @Test
    public void aCaseMayExpectARefusal() {
        String text = gap("pass", "G-2")
                + "cases: [{id: R-1, policy: pass, given: {mark: 60}, expect: {refusal: NO_RULE}},"
                + " {id: R-2, policy: pass, given: {mark: 60}, expect: {refusal: OTHER}},"
                + " {id: R-3, policy: pass, given: {mark: 60}, expect: {refusal: NO_RULE, passed: true}}]\n";
        LoadedPack base = load("pack.yaml", PACK);
        List<CaseResult> results = new CaseRunner().run(heir(text, base));
        assertEquals(
                List.of(true, false, false),
                results.stream().map(CaseResult::passed).toList());
        String answered = PACK.replace("{passed: true, words_exclude: [badly]}", "{refusal: NO_RULE}");
        assertEquals(
                List.of("the ruling shows no 'refusal'"),
                new CaseRunner().run(load("pack.yaml", answered)).get(1).differences());
    }

    @Test
    public void aGapIsInheritedUntilAFamilyFillsIt() {
        LoadedPack base = heir(gap("pass", "G-2"), load("pack.yaml", PACK));
        String heir = HEAD.replace("id: small", "id: heir")
                .replace("policies: [{family: toy}]", "extends: {id: partner, range: '[1.0,2)'}");
        assertTrue(heir(heir, base).policies().isEmpty());
        assertEquals(
                Set.of("pass"), heir(heir + "policies: [{family: toy}]", base).policies());
    }

    @Test
    public void aGapNamesAPolicyAndAnEntryOfTheRegister() {
        LoadedPack base = load("pack.yaml", PACK);
        assertEquals(
                List.of("pack.yaml line 9: gaps: the pack has no policy 'fail'"),
                loader.load(files("pack.yaml", gap("fail", "G-2")), bases(base)).reasons());
        assertEquals(
                List.of("pack.yaml line 9: gaps: 'G-1' is no entry of the pack's ambiguities"),
                loader.load(files("pack.yaml", gap("pass", "G-1")), bases(base)).reasons());
    }

    private static String gap(String policy, String ambiguity) {
        return extending("[1.0,2)")
                + "gaps: [{policy: " + policy + ", ambiguity: " + ambiguity + "}]\n"
                + "ambiguities: [{id: G-2, problem: No text., reading: NO_RULE.}]\n";
    }

    private LoadedPack heir(String text, LoadedPack base) {
        return loader.load(files("pack.yaml", text), bases(base)).orThrow();
    }

    private static BasePacks bases(LoadedPack base) {
        return BasePacks.of(List.of(base));
    }

    private static String extending(String range) {
        return HEAD.replace("id: small", "id: partner")
                        .replace("policies: [{family: toy}]", "extends: {id: small, range: \"" + range + "\"}")
                + "parameters: {pass: {mark: 50}}\n";
    }

    private LoadedPack load(String name, String text) {
        return loader.load(files(name, text), BasePacks.none()).orThrow();
    }

    private void refused(String text, String reason) {
        List<String> reasons = reasons(text);
        assertFalse("refused: " + text, reasons.isEmpty());
        if (reason != null) {
            assertEquals(List.of(reason), reasons);
        }
    }

    private List<String> reasons(String text) {
        PackLoading loading = loader.load(files("pack.yaml", text), BasePacks.none());
        assertTrue(loading.pack().isEmpty());
        return loading.reasons();
    }

    private static Map<String, byte[]> files(String name, String text) {
        return Map.of(name, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
