package org.matricula.regulations.kit.parameters;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.kit.number.Exact;

public class ParameterTreeTest {

    private final ParameterTree tree = ParameterTree.of(Map.of(
            "compensation", Map.of("limit_credits", 20, "ug", Map.of("levels", List.of(3, 4))),
            "rpl", Map.of("CERTHE", List.of(60, 60, Map.of("L4", 60)), "word", "exempt"),
            "cap", nullable(),
            "share", "1/3",
            "on", true));

    @Test
    public void valuesAreReadByDottedPathsAndPositions() {
        assertEquals(20, tree.integer("compensation.limit_credits"));
        assertEquals(60, tree.integer("rpl.CERTHE.2.L4"));
        assertEquals(List.of(new BigDecimal("3"), new BigDecimal("4")), tree.decimals("compensation.ug.levels"));
        assertEquals("exempt", tree.at("rpl").text("word"));
        assertTrue(tree.flag("on"));
        assertTrue(tree.has("cap.module"));
        assertNull(tree.value("cap.module"));
        assertFalse(tree.has("cap.element"));
        assertFalse(tree.has("compensation."));
        assertTrue(tree.has("compensation.ug.levels.1"));
        assertFalse(tree.has("compensation.ug.levels.2"));
        assertEquals(Exact.ratio(1, 3), ParameterValues.exact(tree, "share"));
        assertEquals(List.of("0", "1", "2"), List.copyOf(tree.at("rpl.CERTHE").names()));
        assertEquals(
                List.of("CERTHE"),
                List.copyOf(ParameterValues.lists(tree, "rpl", row -> row).keySet()));
    }

    @Test
    public void aWrongKindIsRefusedWithItsWholePath() {
        refused("parameter rpl.word 'exempt' must be a number", () -> tree.at("rpl")
                .decimal("word"));
        refused("parameter rpl.words must be given", () -> tree.text("rpl.words"));
        refused("parameter on 'true' must be a text", () -> tree.text("on"));
        refused("parameter share '1/3' must be true or false", () -> tree.flag("share"));
        refused("parameter share '1/3' must be a group of parameters or a list", () -> tree.at("share"));
        refused("parameter share '1/3' must be a list", () -> tree.texts("share"));
    }

    @Test
    public void aNumberOutOfItsRangeIsRefusedWithItsWholePath() {
        ParameterTree odd = ParameterTree.of(
                Map.of("late", Map.of("days", -3, "cap", 101, "caps", List.of(70, -1), "none", 0), "share", "4/3"));
        refused("parameter late.days '-3' must be 0 or more", () -> ParameterValues.count(odd.at("late"), "days"));
        refused("parameter late.days '-3' must be 0 or more", () -> ParameterValues.countOr(odd, "late.days", 1));
        refused("parameter late.days '-3' must be 0 or more", () -> ParameterValues.amount(odd, "late.days"));
        refused("parameter late.none '0' must be above 0", () -> ParameterValues.positive(odd, "late.none"));
        refused("parameter late.none '0' must be above 0", () -> ParameterValues.positiveCount(odd, "late.none"));
        refused("parameter late.cap '101' must be from 0 to 100", () -> ParameterValues.percent(odd, "late.cap"));
        refused("parameter late.caps '-1' must be from 0 to 100", () -> ParameterValues.percents(odd, "late.caps"));
        refused("parameter share '4/3' must be from 0 to 1", () -> ParameterValues.share(odd, "share"));
        assertEquals(0, ParameterValues.count(odd, "late.none"));
        assertEquals(7, ParameterValues.countOr(odd, "late.other", 7));
        assertEquals(BigDecimal.ZERO, ParameterValues.percent(odd, "late.none"));
        assertNull(ParameterValues.percentOrNull(tree, "cap.module"));
    }

    @Test
    public void aValueOfAnEnumerationIsReadOrRefusedWithThoseThatAreKnown() {
        ParameterTree modes = ParameterTree.of(Map.of(
                "mode",
                "HALF_UP",
                "modes",
                List.of("UP", "DOWN"),
                "odd",
                List.of("UP", "SIDEWAYS"),
                "one",
                "sideways"));
        assertEquals(RoundingMode.HALF_UP, ParameterValues.oneOf(modes, "mode", RoundingMode.class));
        assertEquals(
                List.of(RoundingMode.UP, RoundingMode.DOWN),
                ParameterValues.eachOf(modes, "modes", RoundingMode.class));
        String known = "must be one of UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY";
        refused("parameter odd 'SIDEWAYS' " + known, () -> ParameterValues.eachOf(modes, "odd", RoundingMode.class));
        refused("parameter one 'sideways' " + known, () -> ParameterValues.oneOf(modes, "one", RoundingMode.class));
    }

    @Test
    public void theEndsOfARangeBelongToIt() {
        ParameterTree ends =
                ParameterTree.of(Map.of("none", 0, "all", 100, "one", 1, "over", new BigDecimal("100.01")));
        assertEquals(BigDecimal.ZERO, ParameterValues.amount(ends, "none"));
        assertEquals(BigDecimal.ONE, ParameterValues.positive(ends, "one"));
        assertEquals(1, ParameterValues.positiveCount(ends, "one"));
        assertEquals(new BigDecimal("100"), ParameterValues.percent(ends, "all"));
        refused("parameter over '100.01' must be from 0 to 100", () -> ParameterValues.percent(ends, "over"));
        assertEquals(Exact.ZERO, ParameterValues.share(ends, "none"));
        assertEquals(Exact.ONE, ParameterValues.share(ends, "one"));
        refused("parameter all '100' must be from 0 to 1", () -> ParameterValues.share(ends, "all"));
    }

    @Test
    public void mergingIsDeepForMapsAndWholeForLists() {
        ParameterTree merged = tree.merged(ParameterTree.of(Map.of(
                "compensation", Map.of("limit_credits", 0), "rpl", Map.of("CERTHE", List.of(30)), "cap", nullable())));
        assertEquals(0, merged.integer("compensation.limit_credits"));
        assertEquals(2, merged.decimals("compensation.ug.levels").size());
        assertEquals(1, merged.at("rpl.CERTHE").names().size());
        assertNull(merged.value("cap.module"));
        assertEquals(20, tree.integer("compensation.limit_credits"));
    }

    @Test
    public void overridesReplaceByPath() {
        ParameterTree changed = tree.overridden(
                Map.of("compensation.limit_credits", 30, "rpl.CERTHE.0", 80, "compensation.ug", Map.of("passed", 100)));
        assertEquals(30, changed.integer("compensation.limit_credits"));
        assertEquals(80, changed.integer("rpl.CERTHE.0"));
        assertEquals(60, changed.integer("rpl.CERTHE.1"));
        assertEquals(100, changed.integer("compensation.ug.passed"));
        assertTrue(changed.has("compensation.ug.levels"));
        assertEquals(5, tree.overridden(Map.of("new.path.here", 5)).integer("new.path.here"));
        assertThrows(ProblemException.class, () -> tree.overridden(Map.of("rpl.CERTHE.9", 1)));
        assertThrows(ProblemException.class, () -> tree.overridden(Map.of("share.part", 1)));
    }

    @Test
    public void whatNobodyReadsIsKnown() {
        ReadPaths read = new ReadPaths();
        ParameterTree noting = tree.noting(read);
        noting.integer("compensation.limit_credits");
        noting.decimals("compensation.ug.levels");
        noting.at("rpl").at("CERTHE").integer("2.L4");
        noting.value("cap.module");
        noting.flag("on");
        List<String> unread = read.unread(tree.leaves());
        assertEquals(
                List.of("rpl.CERTHE.0", "rpl.CERTHE.1", "rpl.word", "share"),
                unread.stream().sorted().toList());
    }

    @Test
    public void theTreeCannotBeChangedFromOutside() {
        Map<String, Object> mine = new HashMap<>(Map.of("a", Arrays.asList(1, 2)));
        ParameterTree frozen = ParameterTree.of(mine);
        mine.clear();
        assertEquals(2, frozen.decimals("a").size());
        assertThrows(UnsupportedOperationException.class, () -> frozen.tree().clear());
        assertThrows(ProblemException.class, () -> ParameterTree.of(Map.of("o", new Object())));
    }

    private static Map<String, Object> nullable() {
        Map<String, Object> map = new HashMap<>();
        map.put("module", null);
        return map;
    }

    private static void refused(String detail, org.junit.function.ThrowingRunnable reading) {
        assertEquals(detail, assertThrows(ProblemException.class, reading).getMessage());
    }
}
