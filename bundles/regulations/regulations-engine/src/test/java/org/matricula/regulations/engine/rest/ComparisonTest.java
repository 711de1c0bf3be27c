package org.matricula.regulations.engine.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.engine.rest.ComparisonRequest.Which;
import org.matricula.regulations.kit.pack.CaseResult;
import org.matricula.regulations.kit.pack.CaseRunner;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackCase;

/** "The better of two regulations" (A.2.9.5[a]), with the illustrative sample in place of the earlier text. */
public class ComparisonTest {

    private static final Which PRESENT = new Which("usw-taught", null, null, null, null);
    private static final Which EARLIER = new Which("usw-taught-earlier-illustrative", "1.0.0", null, null, null);
    private static final List<String> CLASSES =
            List.of("NOT_ELIGIBLE", "NO_CLASS", "THIRD", "LOWER_SECOND", "UPPER_SECOND", "FIRST");

    private final TaughtRules rules = new TaughtRules();
    private final RulingsResource resource = new RulingsResource(rules.evaluation());
    private LoadedPack earlier;

    @Before
    public void loadTheSample() throws IOException {
        try (InputStream file =
                ComparisonTest.class.getResourceAsStream("/usw-taught-earlier-illustrative.pack.yaml")) {
            earlier = TaughtRules.heir(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        rules.packs.add(earlier);
    }

    @Test
    public void theSampleSaysThatItIsIllustrativeAndItsCasesPass() {
        assertTrue(earlier.descriptor().notice().startsWith("ILLUSTRATIVE"));
        List<CaseResult> results = new CaseRunner().run(earlier);
        assertEquals(2, results.size());
        results.forEach(result -> assertTrue(result.toString(), result.passed()));
    }

    @Test
    public void theEarlierRulesStandWhereTheyAreBetterAndThePresentOnesElsewhere() {
        ComparisonView first = compare("EAR-01", true);
        assertEquals("UPPER_SECOND", first.rulings().get(0).get("classification"));
        assertEquals("FIRST", first.rulings().get(1).get("classification"));
        assertEquals("AUTOMATIC", first.rulings().get(0).get("also_previous_regulations"));
        assertEquals(1, first.better().index());
        ComparisonView second = compare("EAR-02", true);
        assertEquals("UPPER_SECOND", second.rulings().get(0).get("classification"));
        assertEquals("LOWER_SECOND", second.rulings().get(1).get("classification"));
        assertEquals(0, second.better().index());
    }

    @Test
    public void theExampleOfTheGuideShowsTwoClasses() {
        List<Map<String, Object>> modules = List.of(module(4, 50), module(5, 74), module(6, 66));
        ComparisonView view = compare(Map.of("award", "BACHELORS_HONS", "modules", modules), true);
        assertEquals("UPPER_SECOND", view.rulings().get(0).get("classification"));
        assertEquals("FIRST", view.rulings().get(1).get("classification"));
        assertEquals(1, view.better().index());
    }

    private static Map<String, Object> module(int level, int mark) {
        return Map.of("code", "M" + level, "level", level, "credits", 120, "mark", mark, "status", "PASS");
    }

    @Test
    public void withoutBeingAskedNothingIsChosen() {
        assertNull(compare("EAR-01", null).better());
        assertNull(compare("EAR-01", false).better());
    }

    @Test
    public void theBetterOfNeverLoses() {
        Random random = new Random(20111);
        for (int i = 0; i < 300; i++) {
            List<Map<String, Object>> modules = new ArrayList<>();
            for (int level = 4; level <= 6; level++) {
                int strength = 35 + random.nextInt(40);
                for (int m = 0; m < 6; m++) {
                    modules.add(Map.of(
                            "code",
                            "M" + level + m,
                            "level",
                            level,
                            "credits",
                            20,
                            "status",
                            "PASS",
                            "mark",
                            strength + random.nextInt(12)));
                }
            }
            ComparisonView view = compare(Map.of("award", "BACHELORS_HONS", "modules", modules), true);
            int better = rank(view.better().ruling());
            view.rulings().forEach(ruling -> assertTrue(view.toString(), better >= rank(ruling)));
        }
    }

    @Test
    public void aPolicyThatKnowsNoBetterAndWorseIsRefused() {
        Map<String, Object> load = Map.of("group", "UG", "credits", 100);
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> resource.compare(
                        TaughtRules.PARTNER, new ComparisonRequest("load", load, List.of(PRESENT, EARLIER), true)));
        assertEquals(Problem.Kind.INVALID, refused.problem().kind());
        assertEquals(
                2,
                resource.compare(
                                TaughtRules.PARTNER,
                                new ComparisonRequest("load", load, List.of(PRESENT, EARLIER), false))
                        .rulings()
                        .size());
    }

    @Test
    public void fewerThanTwoAndTooManyPacksAreRefused() {
        for (int packs : new int[] {0, 1, 11}) {
            List<Which> wanted = java.util.Collections.nCopies(packs, PRESENT);
            assertThrows(
                    ProblemException.class,
                    () -> resource.compare(
                            TaughtRules.PARTNER, new ComparisonRequest("load", Map.of(), wanted, false)));
        }
    }

    private static int rank(Map<String, Object> ruling) {
        return CLASSES.indexOf(ruling.get("classification"));
    }

    private ComparisonView compare(String id, Boolean betterOf) {
        PackCase one = earlier.cases().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
        return compare(one.given(), betterOf);
    }

    private ComparisonView compare(Map<String, Object> given, Boolean betterOf) {
        return resource.compare(
                TaughtRules.PARTNER,
                new ComparisonRequest("classification", given, List.of(PRESENT, EARLIER), betterOf));
    }
}
