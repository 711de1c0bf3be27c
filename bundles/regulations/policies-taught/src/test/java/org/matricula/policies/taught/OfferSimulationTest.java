package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;

/** Both futures of an offer, with numbers worked by hand. */
public class OfferSimulationTest {

    /**
     * Level 5: five times 60; level 6: six times 70; the open module M505 failed with 38. With compensation Method 1 is
     * (60 x 60 + 120 x 70) / 180 = 66.67, Method 2 is 70: a first. After the resit at best 40 counts, and the best 60
     * credits of level 5 are the same.
     */
    @Test
    public void aFailureAtLevelFiveMayBeCompensatedOrResatAndTheClassIsTheSame() {
        Map<String, Object> futures = run("M505", record("38", "FIRST", 60, 70));
        Map<String, Object> accept = map(futures, "accept");
        assertEquals(true, accept.get("possible"));
        assertEquals(new BigDecimal("38"), accept.get("module_mark"));
        assertEquals(20, accept.get("module_credits"));
        assertNull(accept.get("cap"));
        assertFuture(map(accept, "best"), 360, "FIRST", "70");
        assertEquals(accept.get("best"), accept.get("worst"));
        Map<String, Object> resit = map(futures, "resit");
        assertEquals(new BigDecimal("40"), resit.get("cap"));
        assertFuture(map(resit, "best"), 360, "FIRST", "70");
        assertFuture(map(resit, "worst"), 340, "NOT_ELIGIBLE", null);
        assertFalse(((List<?>) accept.get("findings")).isEmpty());
        assertFalse(((List<?>) resit.get("findings")).isEmpty());
    }

    /**
     * Level 6: M605 failed with 30, five times 60. Compensated it counts with 30: Method 2 is (5 x 60 + 30) / 6 = 55,
     * Method 1 (60 x 60 + 120 x 55) / 180 = 56.67. After the resit at best 40: 56.67 and (60 x 60 + 120 x 56.67) / 180 =
     * 57.78.
     */
    @Test
    public void aCompensatedMarkStaysAndACappedOneReachesTheCapAlone() {
        List<Map<String, Object>> modules = levels(4, 6, 60);
        modules.addAll(levels(5, 6, 60));
        modules.addAll(levels(6, 5, 60));
        modules.add(module("M605", 6, "30", "F1", "FIRST"));
        Map<String, Object> futures = run("M605", modules);
        assertFuture(map(map(futures, "accept"), "best"), 360, "LOWER_SECOND", "56.6667");
        assertFuture(map(map(futures, "resit"), "best"), 360, "LOWER_SECOND", "57.7778");
    }

    @Test
    public void afterAResitThereIsNoOtherResit() {
        Map<String, Object> futures = run("M505", record("38", "RESIT", 60, 60));
        assertEquals(true, map(futures, "accept").get("possible"));
        assertEquals(false, map(futures, "resit").get("possible"));
        assertEquals("NO_ATTEMPT_LEFT", map(futures, "resit").get("reason"));
    }

    @Test
    public void whatMayNotBeCompensatedSaysWhyAndCanStillBeResat() {
        List<Map<String, Object>> modules = new ArrayList<>(record("38", "FIRST", 60, 60));
        modules.removeIf(one -> one.get("code").equals("M505"));
        Map<String, Object> core = new HashMap<>(module("M505", 5, "38", "F1", "FIRST"));
        core.put("core", true);
        modules.add(core);
        Map<String, Object> futures = run("M505", modules);
        assertEquals("CORE_MODULE", map(futures, "accept").get("reason"));
        assertEquals(true, map(futures, "resit").get("possible"));
    }

    @Test
    public void whatWasCompensatedBeforeCountsTowardsTheLimits() {
        List<Map<String, Object>> sameLevel = new ArrayList<>(record("38", "FIRST", 60, 60));
        sameLevel.add(module("M506", 5, "35", "PC", "FIRST"));
        assertEquals("LIMIT_LEVEL", map(run("M505", sameLevel), "accept").get("reason"));
        List<Map<String, Object>> otherLevel = new ArrayList<>(record("38", "FIRST", 60, 60));
        otherLevel.add(module("M406", 4, "35", "PC", "FIRST"));
        assertEquals(true, map(run("M505", otherLevel), "accept").get("possible"));
        List<Map<String, Object>> diploma = levels(4, 4, 60);
        diploma.add(module("M404", 4, "35", "PC", "FIRST"));
        diploma.add(module("M405", 4, "35", "PC", "FIRST"));
        diploma.addAll(levels(5, 5, 60));
        diploma.add(module("M505", 5, "38", "F1", "FIRST"));
        assertEquals("LIMIT_EDEXCEL", map(run("HND", "M505", diploma), "accept").get("reason"));
    }

    @Test
    public void whatTheRulesNormallyDoNotAllowIsShownWhereTheBoardUsesItsDiscretion() {
        List<Map<String, Object>> modules = new ArrayList<>(record("38", "FIRST", 60, 60));
        modules.add(module("M506", 5, "35", "PC", "FIRST"));
        assertEquals(false, map(run("M505", modules), "accept").get("possible"));
        Map<String, Object> accept = map(atDiscretion("M505", modules), "accept");
        assertEquals(true, accept.get("possible"));
        assertEquals("LIMIT_LEVEL", accept.get("reason"));
        assertEquals(new BigDecimal("38"), accept.get("module_mark"));
        assertEquals(20, accept.get("module_credits"));
        assertEquals(380, map(accept, "best").get("usable_credits"));
        List<Map<String, Object>> weak = new ArrayList<>(record("15", "FIRST", 60, 60));
        assertEquals(false, map(atDiscretion("M505", weak), "accept").get("possible"));
    }

    private static Map<String, Object> atDiscretion(String module, List<Map<String, Object>> modules) {
        return Usw.PACK
                .simulation("offer")
                .orElseThrow()
                .run()
                .apply(
                        Usw.PACK,
                        Map.of(
                                "group",
                                "UG",
                                "award",
                                "BACHELORS_HONS",
                                "module",
                                module,
                                "modules",
                                modules,
                                "discretion",
                                true));
    }

    @Test
    public void theModuleMustBeAFailedOneOfTheRecord() {
        List<Map<String, Object>> modules = record("38", "FIRST", 60, 60);
        for (String code : new String[] {"M400", "M999"}) {
            ProblemException refused = assertThrows(ProblemException.class, () -> run(code, modules));
            assertTrue(refused.getMessage(), refused.getMessage().startsWith("module '" + code + "'"));
        }
    }

    @Test
    public void theBestIsNeverBelowTheWorst() {
        for (int mark = 0; mark < 40; mark += 3) {
            Map<String, Object> resit =
                    map(run("M505", record(Integer.toString(mark), "FIRST", 45 + mark, 50)), "resit");
            int best = (Integer) map(resit, "best").get("usable_credits");
            int worst = (Integer) map(resit, "worst").get("usable_credits");
            assertTrue(best >= worst);
        }
    }

    private static void assertFuture(Map<String, Object> future, int credits, String result, String mean) {
        assertEquals(credits, future.get("usable_credits"));
        assertEquals(result, future.get("classification"));
        assertEquals(mean == null ? null : new BigDecimal(mean), future.get("mean"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.get(name);
    }

    private static Map<String, Object> run(String module, List<Map<String, Object>> modules) {
        return run("BACHELORS_HONS", module, modules);
    }

    private static Map<String, Object> run(String award, String module, List<Map<String, Object>> modules) {
        return Usw.PACK
                .simulation("offer")
                .orElseThrow()
                .run()
                .apply(Usw.PACK, Map.of("group", "UG", "award", award, "module", module, "modules", modules));
    }

    private static List<Map<String, Object>> record(String open, String attempt, int level5, int level6) {
        List<Map<String, Object>> modules = levels(4, 6, 60);
        modules.addAll(levels(5, 5, level5));
        modules.add(module("M505", 5, open, new BigDecimal(open).intValue() < 30 ? "F2" : "F1", attempt));
        modules.addAll(levels(6, 6, level6));
        return modules;
    }

    private static List<Map<String, Object>> levels(int level, int count, int mark) {
        List<Map<String, Object>> modules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            modules.add(module("M" + level + "0" + i, level, Integer.toString(mark), "PASS", "FIRST"));
        }
        return modules;
    }

    private static Map<String, Object> module(String code, int level, String mark, String status, String attempt) {
        return Map.of(
                "code",
                code,
                "level",
                level,
                "credits",
                20,
                "mark",
                new BigDecimal(mark),
                "status",
                status,
                "attempt",
                attempt);
    }
}
