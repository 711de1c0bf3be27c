package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.wire.BoardWire;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.testing.FactTree;
import org.matricula.regulations.kit.testing.Property;

/** Caps hold, compensated marks stay, the better counts, means are exact. */
public class LimitPropertiesTest {

    private static final BigDecimal FORTY = BigDecimal.valueOf(40);
    /** Far more places than two different means of small weights can agree in. */
    private static final int PLACES = 60;

    @Test
    public void aResitNeverExceedsItsCap() {
        Property.of("cap of a resit").holds(Records::moduleResult, (given, draw) -> {
            Map<String, Object> outcome = judge("module-result", given);
            boolean resit = String.valueOf(given.get("attempt")).endsWith("RESIT");
            BigDecimal mark = (BigDecimal) outcome.get("mark");
            assertTrue("mark " + mark, !resit || mark.compareTo(FORTY) <= 0);
            assertEquals(outcome.get("capped"), mark.compareTo((BigDecimal) outcome.get("calculated")) < 0);
        });
    }

    @Test
    public void lateWorkNeverExceedsItsCap() {
        Property.of("cap of late work").holds(Records::moduleResult, (given, draw) -> {
            Map<String, Object> marks = FactTree.object(judge("module-result", given), "element_marks");
            for (Map<String, Object> element : FactTree.items(given, "elements")) {
                BigDecimal mark = (BigDecimal) marks.get(element.get("code"));
                boolean late = element.containsKey("late_working_days") && !element.containsKey("ec_accepted");
                assertTrue(element + " " + mark, !late || mark.compareTo(FORTY) <= 0);
                assertTrue(element + " " + mark, mark.signum() >= 0 && mark.compareTo(BigDecimal.valueOf(100)) <= 0);
            }
        });
    }

    @Test
    public void compensationLeavesTheMarkAndKeepsItsLimits() {
        Property.of("compensation").holds(Records::compensation, (given, draw) -> {
            Map<String, Object> outcome = judge("compensation", given);
            if (outcome.get("eligible").equals(true)) {
                Map<String, Object> candidate = FactTree.object(given, "candidate");
                assertEquals(candidate.get("mark"), outcome.get("mark_if_accepted"));
                assertEquals(candidate.get("credits"), outcome.get("credits_if_accepted"));
                String before = "already_compensated_" + ("PG".equals(given.get("group")) ? "course" : "level");
                int credits = (Integer) given.getOrDefault(before, 0) + (Integer) candidate.get("credits");
                assertTrue("credits " + credits, credits <= 20);
                assertTrue(outcome.toString(), ((List<?>) outcome.get("offer")).contains("COMPENSATION"));
            }
        });
    }

    @Test
    public void carriedCreditNeverExceedsItsLimits() {
        Property.of("trailing").holds(Records::progression, (given, draw) -> {
            Map<String, Object> outcome = judge("progression", given);
            int failed = FactTree.items(given, "modules").stream()
                    .filter(module -> String.valueOf(module.get("status")).startsWith("F"))
                    .mapToInt(module -> (Integer) module.get("credits"))
                    .sum();
            boolean trails = ((List<?>) outcome.get("options")).contains("PROGRESS_TRAIL");
            assertTrue("failed " + failed, !trails || failed <= 20);
            assertEquals(trails ? 120 + failed : null, outcome.get("next_session_load"));
        });
    }

    @Test
    public void creditNeverExceedsTheRecordNorItsCaps() {
        Property.of("usable credit").holds(Records::credit, (given, draw) -> {
            int held = 0;
            int atLevel3 = 0;
            for (Map<String, Object> module : FactTree.items(given, "modules")) {
                boolean counts =
                        !String.valueOf(module.get("status")).startsWith("F") && !module.containsKey("provisional");
                held += counts ? (Integer) module.get("credits") : 0;
                atLevel3 += counts && module.get("level").equals(3) ? (Integer) module.get("credits") : 0;
            }
            int usable = (Integer) judge("credit", given).get("usable_credits");
            boolean capped = List.of("BACHELORS_HONS", "BACHELORS", "CERTHE", "DIPHE", "FOUNDATION_DEGREE")
                    .contains(given.get("award"));
            assertTrue(usable + " of " + held, usable <= held - (capped ? Math.max(0, atLevel3 - 20) : 0));
        });
    }

    @Test
    public void theBetterOfTwoMethodsNeverLosesAgainstEither() {
        Property.of("better method").holds(Records::classification, (given, draw) -> {
            Classified classified = classify(given);
            for (Exact method : new Exact[] {classified.method1(), classified.method2()}) {
                if (method != null) {
                    assertTrue(classified.toString(), classified.mean().atLeast(method));
                }
            }
        });
    }

    @Test
    public void theHonoursMeansAreExact() {
        Property.of("exact honours means").holds(Records::classification, (given, draw) -> {
            Classified classified = classify(given);
            boolean ordinary = "BACHELORS_HONS".equals(given.get("award"))
                    && !given.containsKey("entry")
                    && classified.variant() != null
                    && classified.variant() != Classification.Variant.RPL_LIMITED;
            if (ordinary) {
                List<Map<String, Object>> upper = marked(given, 6, 8);
                List<BigDecimal> lower = single(marked(given, 5, 5));
                Fraction component = Fraction.mean(single(upper));
                if (classified.variant() == Classification.Variant.L6_100) {
                    component = Fraction.weighted(100, component, 20, Fraction.mean(lower));
                }
                assertExact(component, classified.method2());
                if (classified.method1() != null) {
                    Fraction best = Fraction.mean(lower.subList(0, 60));
                    assertExact(Fraction.weighted(60, best, 120, component), classified.method1());
                }
            }
        });
    }

    @Test
    public void theMeansOfOtherAwardsAreExact() {
        Property.of("exact means").holds(Records::classification, (given, draw) -> {
            Classified classified = classify(given);
            String award = String.valueOf(given.get("award"));
            boolean all = List.of("HNC", "CERTHE", "DIPHE", "BACHELORS", "PGCERT", "PGDIP", "MASTERS")
                    .contains(award);
            boolean level5 = List.of("HND", "FOUNDATION_DEGREE").contains(award);
            if ((all || level5) && classified.mean() != null && !"EXIT".equals(given.get("use"))) {
                List<BigDecimal> counted = single(level5 ? marked(given, 5, 5) : marked(given, lowest(award), 8));
                assertExact(Fraction.mean(counted), classified.mean());
            }
        });
    }

    /** The lowest level of which the award can hold credit (AMB-T-73). */
    private static int lowest(String award) {
        if (List.of("PGCERT", "PGDIP", "MASTERS").contains(award)) {
            return 6;
        }
        return "HNC".equals(award) ? 4 : 3;
    }

    @Test
    public void theMeanOfElementsIsExact() {
        Property.of("exact module marks").holds(Records::moduleResult, (given, draw) -> {
            Map<String, Object> outcome = judge("module-result", given);
            Map<String, Object> marks = FactTree.object(outcome, "element_marks");
            List<BigDecimal> single = new ArrayList<>();
            for (Map<String, Object> element : FactTree.items(given, "elements")) {
                for (int i = 0; i < (Integer) element.get("weight"); i++) {
                    single.add((BigDecimal) marks.get(element.get("code")));
                }
            }
            BigDecimal shown = Fraction.mean(single).decimal(4);
            assertEquals(0, shown.compareTo((BigDecimal) outcome.get("calculated")));
        });
    }

    private static Map<String, Object> judge(String policy, Map<String, Object> given) {
        return Usw.PACK.evaluate(policy, given).outcome();
    }

    private static Classified classify(Map<String, Object> given) {
        return (Classified) Usw.judge(TaughtPolicies.CLASSIFICATION, BoardWire.classification(given))
                .outcome();
    }

    private static void assertExact(Fraction expected, Exact found) {
        assertEquals(expected.decimal(PLACES), found.toDecimal(PLACES, RoundingMode.HALF_UP));
    }

    /** Modules whose marks count, between two levels. */
    private static List<Map<String, Object>> marked(Map<String, Object> given, int from, int to) {
        return FactTree.items(given, "modules").stream()
                .filter(module -> (Integer) module.get("level") >= from && (Integer) module.get("level") <= to)
                .filter(module -> List.of("PASS", "PC").contains(module.get("status")))
                .filter(module -> !module.containsKey("provisional"))
                .toList();
    }

    /** A mark for each single credit, the best first. */
    private static List<BigDecimal> single(List<Map<String, Object>> modules) {
        List<BigDecimal> marks = new ArrayList<>();
        for (Map<String, Object> module : modules) {
            for (int i = 0; i < (Integer) module.get("credits"); i++) {
                marks.add((BigDecimal) module.get("mark"));
            }
        }
        marks.sort(Comparator.reverseOrder());
        return marks;
    }

    /** Means calculated in the simplest way, to compare with. */
    private record Fraction(BigInteger over, BigInteger under) {

        private static final int MARK_PLACES = 6;

        static Fraction mean(List<BigDecimal> marks) {
            BigInteger sum = BigInteger.ZERO;
            for (BigDecimal mark : marks) {
                sum = sum.add(mark.movePointRight(MARK_PLACES).toBigIntegerExact());
            }
            return new Fraction(sum, BigInteger.TEN.pow(MARK_PLACES).multiply(BigInteger.valueOf(marks.size())));
        }

        static Fraction weighted(int firstWeight, Fraction first, int secondWeight, Fraction second) {
            BigInteger one =
                    BigInteger.valueOf(firstWeight).multiply(first.over).multiply(second.under);
            BigInteger other =
                    BigInteger.valueOf(secondWeight).multiply(second.over).multiply(first.under);
            BigInteger weights = BigInteger.valueOf(firstWeight + secondWeight);
            return new Fraction(
                    one.add(other), first.under.multiply(second.under).multiply(weights));
        }

        BigDecimal decimal(int places) {
            return new BigDecimal(over).divide(new BigDecimal(under), places, RoundingMode.HALF_UP);
        }
    }
}
