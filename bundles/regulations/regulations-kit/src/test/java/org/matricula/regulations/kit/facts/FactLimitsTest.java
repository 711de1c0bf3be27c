package org.matricula.regulations.kit.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;

/** Right at each limit of a fact, and right beside it. */
public class FactLimitsTest {

    private static final int MILLION = 1_000_000;

    @Test
    public void bothEndsOfAWholeNumbersRangeBelongToIt() {
        assertEquals(3, (int) read(3, facts -> facts.integer("a", 3, 8)));
        assertEquals(8, (int) read(8, facts -> facts.integer("a", 3, 8)));
        refused("a '2' must be from 3 to 8", 2, facts -> facts.integer("a", 3, 8));
        refused("a '9' must be from 3 to 8", 9, facts -> facts.integer("a", 3, 8));
    }

    @Test
    public void aCountGoesFromNoughtToAMillion() {
        assertEquals(0, (int) read(0, facts -> facts.count("a")));
        assertEquals(MILLION, (int) read(MILLION, facts -> facts.countOr("a", 7)));
        refused("a '-1' must be from 0 to 1000000", -1, facts -> facts.count("a"));
        refused("a '1000001' must be from 0 to 1000000", MILLION + 1, facts -> facts.countOr("a", 7));
        refused("a '2147483648' must be a whole number", 2147483648L, facts -> facts.count("a"));
        assertEquals(1, (int) read(1, facts -> facts.positive("a")));
        refused("a '0' must be from 1 to 1000000", 0, facts -> facts.positive("a"));
    }

    @Test
    public void eachCountOfAMapHasTheSameLimits() {
        assertEquals(Map.of("L4", 0, "L5", MILLION), read(Map.of("L4", 0, "L5", MILLION), FactLimitsTest::counts));
        refused("a.L4 '-20' must be from 0 to 1000000", Map.of("L4", -20), FactLimitsTest::counts);
        refused("a.L4 '1000001' must be from 0 to 1000000", Map.of("L4", MILLION + 1), FactLimitsTest::counts);
    }

    @Test
    public void aDecimalHasAtMostFiftyDigitsBeforeAndAfterThePoint() {
        BigDecimal long50 = new BigDecimal("1".repeat(50));
        assertEquals(long50, read(long50, facts -> facts.decimal("a")));
        BigDecimal fine50 = new BigDecimal("1E-50");
        assertEquals(fine50, read(fine50, facts -> facts.decimalOr("a", null)));
        for (String number : List.of("1".repeat(51), "1E-51", "1E+51")) {
            BigDecimal more = new BigDecimal(number);
            refused("a '" + more + "' must have at most 50 digits", more, facts -> facts.decimal("a"));
        }
    }

    @Test
    public void yearsHaveFourDigits() {
        assertEquals(LocalDate.of(9999, 12, 31), read("9999-12-31", facts -> facts.date("a")));
        assertEquals(
                LocalDateTime.of(9999, 12, 31, 9, 30), read("9999-12-31T09:30", facts -> facts.dateTimeOr("a", null)));
        for (String sign : List.of("+99999", "-0001")) {
            refused(
                    "a '" + sign + "-12-31' must be a date written 2017-01-16",
                    sign + "-12-31",
                    f -> f.dateOr("a", null));
            refused(
                    "a '" + sign + "-12-31T09:30' must be a date and time written 2017-01-16T09:30",
                    sign + "-12-31T09:30",
                    facts -> facts.dateTime("a"));
            refused(
                    "a '[" + sign + "-12-31]' must hold dates written 2017-01-16",
                    List.of(sign + "-12-31"),
                    facts -> facts.dates("a"));
        }
    }

    private static Map<String, Integer> counts(FactReader facts) {
        return facts.counts("a", (path, name) -> name);
    }

    private static <T> T read(Object value, Function<FactReader, T> reader) {
        return FactReader.read(Map.of("a", value), reader);
    }

    private static void refused(String detail, Object value, Function<FactReader, Object> reader) {
        assertEquals(
                detail,
                assertThrows(ProblemException.class, () -> read(value, reader)).getMessage());
    }
}
