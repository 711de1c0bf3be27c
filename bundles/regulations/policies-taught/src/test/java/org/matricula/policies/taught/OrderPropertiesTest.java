package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.Test;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.kit.testing.Draw;
import org.matricula.regulations.kit.testing.FactTree;
import org.matricula.regulations.kit.testing.Property;

/** A record is a set: in which order somebody lists it may decide nothing. */
public class OrderPropertiesTest {

    @Test
    public void creditDoesNotDependOnTheOrderOfModules() {
        sameInAnyOrder("credit", "modules", Records::credit);
    }

    @Test
    public void anExitAwardDoesNotDependOnTheOrderOfModules() {
        sameInAnyOrder("exit-award", "modules", Records::exitAward);
    }

    @Test
    public void progressionDoesNotDependOnTheOrderOfModules() {
        sameInAnyOrder("progression", "modules", Records::progression);
    }

    @Test
    public void compensationDoesNotDependOnTheOrderOfTheOtherModules() {
        sameInAnyOrder("compensation", "others", Records::compensation);
    }

    @Test
    public void classificationDoesNotDependOnTheOrderOfModules() {
        sameInAnyOrder("classification", "modules", Records::classification);
    }

    @Test
    public void classificationDoesNotDependOnTheOrderWhereModulesAreNotCut() {
        Map<String, Object> whole = Map.of("classification.method1.cut_modules", false);
        Property.of("classification with whole modules in any order").holds(Records::classification, (given, draw) -> {
            Map<String, Object> other = shuffled(given, "modules", draw);
            assertSame(
                    Usw.PACK.tryOut("classification", given, whole), Usw.PACK.tryOut("classification", other, whole));
        });
    }

    @Test
    public void aModuleResultDoesNotDependOnTheOrderOfElements() {
        Property.of("module-result in any order").holds(Records::moduleResult, (given, draw) -> {
            Map<String, Object> other = shuffled(shuffled(given, "elements", draw), "learning_outcomes", draw);
            assertSameButForOrder(judge("module-result", given), judge("module-result", other));
        });
    }

    @Test
    public void reassessmentDoesNotDependOnTheOrderOfElements() {
        Property.of("reassessment in any order").holds(Records::reassessment, (given, draw) -> {
            Map<String, Object> module = shuffled(FactTree.object(given, "module"), "elements", draw);
            Map<String, Object> other = FactTree.with(given, "module", module);
            assertSameButForOrder(judge("reassessment", given), judge("reassessment", other));
        });
    }

    private static void sameInAnyOrder(String policy, String list, Function<Draw, Map<String, Object>> facts) {
        Property.of(policy + " in any order")
                .holds(
                        facts,
                        (given, draw) -> assertSame(judge(policy, given), judge(policy, shuffled(given, list, draw))));
    }

    private static Map<String, Object> shuffled(Map<String, Object> given, String list, Draw draw) {
        return FactTree.with(given, list, draw.shuffled(FactTree.items(given, list)));
    }

    private static Judgement<Map<String, Object>> judge(String policy, Map<String, Object> given) {
        return Usw.PACK.evaluate(policy, given).judgement();
    }

    /** The same outcome by the same rules in the same order; only what a finding quotes may be listed otherwise. */
    private static void assertSame(Judgement<Map<String, Object>> one, Judgement<Map<String, Object>> other) {
        assertEquals(one.outcome(), other.outcome());
        assertEquals(codes(one), codes(other));
        assertEquals(one.gaps(), other.gaps());
        assertEquals(one.review(), other.review());
        assertEquals(one.entitlement(), other.entitlement());
    }

    /** Where the outcome and the findings go element by element, they follow the order in which these were given. */
    private static void assertSameButForOrder(
            Judgement<Map<String, Object>> one, Judgement<Map<String, Object>> other) {
        assertEquals(unordered(one.outcome()), unordered(other.outcome()));
        assertEquals(
                codes(one).stream().sorted().toList(),
                codes(other).stream().sorted().toList());
        assertEquals(new TreeSet<>(one.gaps()), new TreeSet<>(other.gaps()));
        assertEquals(one.review(), other.review());
        assertEquals(one.entitlement(), other.entitlement());
    }

    private static List<String> codes(Judgement<?> judgement) {
        return judgement.findings().stream().map(OrderPropertiesTest::code).toList();
    }

    private static String code(Finding finding) {
        return finding.rule() + " " + finding.clause() + " " + finding.code() + " " + finding.satisfied();
    }

    private static Map<String, Object> unordered(Map<String, Object> outcome) {
        Map<String, Object> unordered = new TreeMap<>();
        outcome.forEach(
                (name, value) -> unordered.put(name, value instanceof List<?> list ? new TreeSet<>(list) : value));
        return unordered;
    }
}
