package org.matricula.regulations.kit.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.PackDescriptor.Ambiguity;
import org.matricula.regulations.kit.pack.CaseResult;
import org.matricula.regulations.kit.pack.CaseRunner;
import org.matricula.regulations.kit.pack.Coverage;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;
import org.matricula.regulations.kit.pack.PackFiles;
import org.matricula.regulations.kit.pack.PackLoader;

/** Packs on the classpath of a test, and what must hold for every pack. */
public final class ClasspathPacks {

    private ClasspathPacks() {}

    /**
     * The files of a pack. All packs lie under the same folder of their jars: the descriptor's id tells them apart.
     *
     * @throws IllegalStateException when there is none of that id
     */
    public static Map<String, byte[]> files(String id) {
        try {
            for (URL descriptor : Collections.list(
                    ClasspathPacks.class.getClassLoader().getResources(PackLoader.FOLDER + PackLoader.DESCRIPTOR))) {
                String folder = descriptor.toString().replace(PackLoader.DESCRIPTOR, "");
                Map<String, byte[]> files = PackFiles.gather(name -> read(folder + name));
                if (text(files, PackLoader.DESCRIPTOR).contains("\nid: " + id + "\n")) {
                    return files;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no pack " + id + " on the classpath");
    }

    /** Replaces the first occurrence of a text, which must be there. */
    public static void replace(Map<String, byte[]> files, String name, String old, String with) {
        String text = text(files, name);
        assertTrue(name + " holds " + old, text.contains(old));
        files.put(
                name,
                text.replaceFirst(Pattern.quote(old), java.util.regex.Matcher.quoteReplacement(with))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Fails with the cases of the pack that fail. */
    public static void assertCasesPass(LoadedPack pack) {
        List<CaseResult> results = new CaseRunner().run(pack);
        assertEquals(List.of(), results.stream().filter(one -> !one.passed()).toList());
        assertFalse("the pack has cases", results.isEmpty());
        assertEquals(pack.descriptor().cases(), results.size());
    }

    /**
     * Fails unless every finding of every case cites a clause of the index and says what it looked at in words of the specification, every gap
     * stands in the register, and a case that shows a reading leads to that reading.
     *
     * @param rulePrefix how the ids of the specification's rules begin
     */
    public static void assertFindingsCite(LoadedPack pack, String rulePrefix) {
        Set<String> clauses = new LinkedHashSet<>();
        Set<String> gaps = new LinkedHashSet<>();
        for (LoadedPack one = pack; one != null; one = one.base().orElse(null)) {
            clauses.addAll(one.descriptor().clauses().keySet());
            one.descriptor().ambiguities().stream().map(Ambiguity::id).forEach(gaps::add);
        }
        for (PackCase one : pack.cases()) {
            if (one.expect().containsKey("refusal")) {
                continue;
            }
            Judgement<Map<String, Object>> judgement = pack.tryOut(one.policy(), one.given(), one.override());
            assertFalse(one.id() + " has no finding", judgement.findings().isEmpty());
            for (Finding finding : judgement.findings()) {
                assertTrue(finding.toString(), clauses.contains(finding.clause()));
                assertTrue(finding.toString(), finding.rule().startsWith(rulePrefix));
                assertFalse(
                        finding + " says nothing",
                        finding.facts().isEmpty() && finding.steps().isEmpty());
                for (Finding.Fact fact : finding.facts()) {
                    boolean java = fact.value() instanceof Map<?, ?>
                            || String.valueOf(fact.value()).matches("\\w+\\[\\w+=.*");
                    assertFalse(one.id() + " " + finding.code() + " shows an object of the code: " + fact, java);
                }
            }
            assertTrue(one.id() + judgement.gaps(), gaps.containsAll(judgement.gaps()));
            boolean showsReading = "DECISION".equals(one.basis()) && judgementKnows(one.gap(), pack);
            assertTrue(
                    one.id() + judgement.gaps(),
                    !showsReading || judgement.gaps().contains(one.gap()));
        }
    }

    /**
     * Fails with the clauses of the index, inherited ones included, that nothing reaches: no case, no case of the pack
     * that is extended, no reason why people apply it, no declared gap; and with those that rulings cite and the index
     * lacks.
     *
     * @return what becomes of each clause
     */
    public static Coverage assertNothingIsUncovered(LoadedPack pack) {
        Coverage coverage = Coverage.of(pack);
        assertEquals(Map.of(), coverage.unindexed());
        assertEquals(
                List.of(),
                coverage.clauses().stream()
                        .filter(one -> one.state() == Coverage.State.UNCOVERED)
                        .toList());
        return coverage;
    }

    /** A reading that stands in a pack's own register may be one of its numbers, which no ruling names. */
    private static boolean judgementKnows(String gap, LoadedPack pack) {
        return gap != null
                && (pack.base().isEmpty()
                        || pack.descriptor().ambiguities().stream()
                                .noneMatch(one -> one.id().equals(gap)));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static byte[] read(String url) {
        try (InputStream file = new URL(url).openStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }
}
