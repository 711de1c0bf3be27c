package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.matricula.regulations.kit.testing.FactTree.map;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.wire.ClassOrder;

/** A.2.9.5[a]: which of two classifications is the better one. */
public class ClassOrderTest {

    private static final List<List<String>> RISING = List.of(
            List.of("NOT_ELIGIBLE", "NO_CLASS", "THIRD", "LOWER_SECOND", "UPPER_SECOND", "FIRST"),
            List.of("NOT_ELIGIBLE", "NO_CLASS", "PASS", "MERIT", "DISTINCTION"),
            List.of("NOT_ELIGIBLE", "NO_CLASS", "UNCLASSIFIED"));

    private final ClassOrder order = new ClassOrder();

    @Test
    public void theHigherClassIsBetterWhateverTheMeans() {
        for (List<String> scale : RISING) {
            for (String one : scale) {
                for (String other : scale) {
                    int expected = Integer.signum(Integer.compare(scale.indexOf(one), scale.indexOf(other)));
                    assertEquals(one + " " + other, expected, compare(shown(one, "40"), shown(other, "40")));
                    if (expected > 0) {
                        assertEquals(1, compare(shown(one, "40"), shown(other, "41")));
                    }
                }
            }
        }
    }

    @Test
    public void withinAClassTheHigherMeanIsBetter() {
        assertEquals(1, compare(shown("FIRST", "70.0001"), shown("FIRST", "70")));
        assertEquals(-1, compare(shown("FIRST", "69.5"), shown("FIRST", "70")));
        assertEquals(1, compare(shown("FIRST", "0"), shown("FIRST", null)));
        assertEquals(0, compare(shown("NOT_ELIGIBLE", null), shown("NOT_ELIGIBLE", null)));
    }

    @Test
    public void classesOfDifferentScalesHaveNoOrder() {
        refused(
                shown("FIRST", "70"),
                shown("DISTINCTION", "70"),
                "better_of 'FIRST' cannot be compared with DISTINCTION");
        refused(
                shown("UNCLASSIFIED", null),
                shown("PASS", "40"),
                "better_of 'UNCLASSIFIED' cannot be compared with PASS");
        refused(shown("FIRST", "70"), shown("REVIEW", null), "better_of 'FIRST' cannot be compared with REVIEW");
        refused(shown("REVIEW", null), shown("FIRST", "70"), "better_of 'REVIEW' cannot be compared with FIRST");
    }

    @Test
    public void anAwardWithoutAClassHasNoOrderEither() {
        refused(shown("FIRST", "70"), shown(null, null), "better_of 'FIRST' cannot be compared with null");
        refused(shown(null, null), shown("FIRST", "70"), "better_of 'null' cannot be compared with FIRST");
        Map<String, Object> posthumous = Usw.PACK
                .tryOut(
                        "classification",
                        Asked.map("{kind: POSTHUMOUS, award_type: HONOURS, requirements_met: true}"),
                        Map.of())
                .outcome();
        refused(posthumous, posthumous, "better_of 'null' cannot be compared with null");
    }

    private int compare(Map<String, Object> one, Map<String, Object> other) {
        return Integer.signum(order.compare(one, other));
    }

    private void refused(Map<String, Object> one, Map<String, Object> other, String words) {
        String refusal = assertThrows(ProblemException.class, () -> order.compare(one, other))
                .getMessage();
        assertTrue(refusal, refusal.contains(words));
    }

    private static Map<String, Object> shown(String name, String mean) {
        return map("classification", name, "mean", mean == null ? null : new BigDecimal(mean));
    }
}
