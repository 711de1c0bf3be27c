package org.matricula.regulations.kit.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.kit.number.Exact;

public class FactReaderTest {

    @Test
    public void numbersOfJsonAndYamlAreReadExactly() {
        Map<String, Object> given = Map.of("a", 60, "b", 69.5, "c", new BigDecimal("69.95"));
        String read = FactReader.read(
                given, facts -> facts.decimal("a") + " " + facts.decimal("b") + " " + facts.percent("c"));
        assertEquals("60 69.5 69.95", read);
    }

    @Test
    public void anUnknownFieldIsRefusedWithWhatIsKnown() {
        refused(
                "moduls '[]' is not known here; known are award",
                Map.of("award", "HNC", "moduls", List.of()),
                f -> f.text("award"));
    }

    @Test
    public void aFaultInsideNamesItsPath() {
        Map<String, Object> given = Map.of("modules", List.of(Map.of("mark", 50), Map.of("mark", "high")));
        refused("modules[1].mark 'high' must be a number", given, f -> f.list("modules", m -> m.decimal("mark")));
    }

    @Test
    public void aWrongValueListsTheRightOnes() {
        refused(
                "day 'FUNDAY' must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY",
                Map.of("day", "FUNDAY"),
                f -> f.oneOf("day", DayOfWeek.class));
    }

    @Test
    public void aListOfConstantsNamesThePlaceAtFault() {
        Map<String, Object> given = Map.of("days", List.of("MONDAY", "FUNDAY"));
        refused(
                "days[1] 'FUNDAY' must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY",
                given,
                f -> f.eachOf("days", DayOfWeek.class));
        assertEquals(
                List.of(DayOfWeek.SUNDAY),
                FactReader.read(Map.of("days", List.of("SUNDAY")), f -> f.eachOf("days", DayOfWeek.class)));
    }

    @Test
    public void limitsAndKindsAreChecked() {
        refused("level '9' must be from 3 to 8", Map.of("level", 9), f -> f.integer("level", 3, 8));
        refused("level '4.5' must be a whole number", Map.of("level", 4.5), f -> f.integer("level", 3, 8));
        refused("mark '101' must be from 0 to 100", Map.of("mark", 101), f -> f.percent("mark"));
        refused("hours '-0.01' must be 0 or more", Map.of("hours", -0.01), f -> f.amount("hours"));
        refused("years '0' must be more than 0", Map.of("years", 0), f -> f.amountAboveZero("years"));
        refused("core 'yes' must be true or false", Map.of("core", "yes"), f -> f.flag("core"));
        refused("end 'soon' must be a date written 2017-01-16", Map.of("end", "soon"), f -> f.date("end"));
        refused("award must be given", Map.of(), f -> f.text("award"));
        refused("award '7' must be a text", Map.of("award", 7), f -> f.text("award"));
        refused("modules '7' must be a list", Map.of("modules", 7), f -> f.texts("modules"));
        refused("session '7' must be an object", Map.of("session", 7), f -> f.object("session", s -> 1));
        refused("own.L4 'x' must be a number", Map.of("own", Map.of("L4", "x")), f -> f.counts("own", (p, n) -> n));
    }

    @Test
    public void theEndsOfARangeBelongToIt() {
        assertEquals(new BigDecimal("100"), FactReader.read(Map.of("mark", 100), f -> f.percent("mark")));
        assertEquals(BigDecimal.ZERO, FactReader.read(Map.of("mark", BigDecimal.ZERO), f -> f.percent("mark")));
        assertEquals(BigDecimal.ZERO, FactReader.read(Map.of("hours", 0), f -> f.amount("hours")));
        assertEquals(
                new BigDecimal("0.01"),
                FactReader.read(Map.of("years", new BigDecimal("0.01")), f -> f.amountAboveZero("years")));
        refused("mark '-0.01' must be from 0 to 100", Map.of("mark", new BigDecimal("-0.01")), f -> f.percent("mark"));
    }

    @Test
    public void datesAndTimesAreReadAsText() {
        Map<String, Object> given =
                Map.of("at", "2017-01-16T09:30", "closed", List.of("2017-01-26"), "open", List.of("soon"));
        String read = FactReader.read(given, facts -> {
            facts.has("open");
            return facts.dateTime("at") + " " + facts.dates("closed") + " " + facts.dateTimeOr("none", null);
        });
        assertEquals("2017-01-16T09:30 [2017-01-26] null", read);
        refused("open '[soon]' must hold dates written 2017-01-16", given, f -> f.dates("open"));
        refused(
                "at '2017-01-16' must be a date and time written 2017-01-16T09:30",
                Map.of("at", "2017-01-16"),
                f -> f.dateTime("at"));
    }

    @Test
    public void whatMayBeLeftOutHasItsDefault() {
        FactReader.read(Map.of(), facts -> {
            assertNull(facts.textOr("a", null));
            assertEquals(3, facts.countOr("b", 3));
            assertTrue(facts.flagOr("c", true));
            assertFalse(facts.has("d"));
            return facts.list("e", one -> one);
        });
    }

    @Test
    public void outcomesAreShownPlainly() {
        Map<String, Object> shown = new Shown()
                .with("mean", Exact.ratio(185, 3))
                .with("day", DayOfWeek.MONDAY)
                .with("none", null)
                .with("days", List.of(DayOfWeek.SUNDAY))
                .with("marks", Map.of("E1", Exact.of(40)))
                .map();
        assertEquals(new BigDecimal("61.6667"), shown.get("mean"));
        assertEquals("MONDAY", shown.get("day"));
        assertTrue(shown.containsKey("none"));
        assertEquals(List.of("SUNDAY"), shown.get("days"));
        assertEquals(Map.of("E1", new BigDecimal("40")), shown.get("marks"));
    }

    private static void refused(String detail, Map<String, Object> given, Function<FactReader, Object> reader) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> FactReader.read(given, reader));
        assertEquals(detail, refusal.getMessage());
        assertEquals(Problem.Kind.INVALID, refusal.problem().kind());
    }
}
