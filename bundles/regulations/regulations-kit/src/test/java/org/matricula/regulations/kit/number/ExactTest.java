package org.matricula.regulations.kit.number;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.Test;

public class ExactTest {

    private static final BigDecimal HUGE = new BigDecimal("123456789012345678901234567890.25");

    @Test
    public void fractionsAreReduced() {
        assertEquals("185/3", Exact.ratio(370, 6).toString());
        assertEquals("-1/3", Exact.ratio(1, -3).toString());
        assertEquals("0", Exact.ratio(0, 5).toString());
    }

    @Test
    public void decimalsStayDecimal() {
        assertEquals("69.95", Exact.of(new BigDecimal("69.950")).toString());
        assertEquals("1200", Exact.of(new BigDecimal("1.2E+3")).toString());
        assertEquals("0.125", Exact.ratio(1, 8).toString());
    }

    @Test
    public void arithmeticIsExact() {
        Exact third = Exact.ratio(1, 3);
        assertEquals(Exact.ONE, third.plus(third).plus(third));
        assertEquals(Exact.ratio(1, 9), third.times(third));
        assertEquals(Exact.of(1), third.dividedBy(third));
        assertEquals(Exact.ratio(-2, 3), third.minus(Exact.ONE));
        assertEquals(Exact.ratio(1, 6), third.dividedBy(2));
    }

    @Test
    public void theMeanOfTwoByWeights() {
        assertEquals(Exact.of(60), Exact.mean(60, Exact.ratio(170, 3), 120, Exact.ratio(185, 3)));
        Exact huge = Exact.of(HUGE);
        assertEquals(huge, Exact.mean(1, huge, 2, huge));
        Exact max = Exact.of(Long.MAX_VALUE);
        assertEquals(max, Exact.mean(60, max, 120, max));
        assertThrows(ArithmeticException.class, () -> Exact.mean(1, huge, -1, huge));
    }

    @Test
    public void comparisonIsExactRightBesideALimit() {
        Exact limit = Exact.of(new BigDecimal("69.5"));
        assertTrue(Exact.ratio(139, 2).atLeast(limit));
        assertTrue(Exact.ratio(6_949_999_999L, 100_000_000L).below(limit));
        assertEquals(limit, limit.max(Exact.ratio(208, 3)));
        assertEquals(Exact.ratio(208, 3), limit.min(Exact.ratio(208, 3)));
    }

    @Test
    public void aValueIsNotBelowItself() {
        Exact limit = Exact.of(new BigDecimal("39.5"));
        assertFalse(limit.below(Exact.ratio(79, 2)));
        assertTrue(limit.atLeast(Exact.ratio(79, 2)));
    }

    @Test
    public void wholeNumbersNeedNoUnderside() {
        assertEquals("1200", Exact.of(new BigDecimal("1.2E+3")).plus(Exact.ZERO).toString());
        assertThrows(NumberFormatException.class, () -> Exact.parse("/3"));
    }

    @Test
    public void whatOutgrowsALongGoesOn() {
        Exact huge = Exact.of(HUGE);
        assertEquals(HUGE.toPlainString(), huge.toString());
        assertEquals(huge, huge.times(3).dividedBy(3));
        assertEquals(Exact.ZERO, huge.minus(huge));
        assertTrue(Exact.ONE.below(huge));
        assertEquals(1, huge.signum());
        assertFalse(huge.isWhole());
        Exact max = Exact.of(Long.MAX_VALUE);
        assertEquals("18446744073709551614", max.plus(max).toString());
        assertEquals(max, max.plus(max).dividedBy(2));
        assertEquals("9223372036854775808", Exact.ratio(Long.MIN_VALUE, -1).toString());
        assertEquals(0, Exact.ratio(Long.MAX_VALUE, 3).compareTo(Exact.ratio(Long.MAX_VALUE, 3)));
    }

    @Test
    public void equalValuesAreEqualHoweverTheyCame() {
        assertEquals(Exact.of(2), Exact.ratio(4, 2));
        assertEquals(Exact.of(2).hashCode(), Exact.ratio(4, 2).hashCode());
    }

    @Test
    public void itReadsDecimalsAndFractions() {
        assertEquals(Exact.ratio(1, 3), Exact.parse("1/3"));
        assertEquals(Exact.ratio(139, 2), Exact.parse("69.5"));
        assertThrows(NumberFormatException.class, () -> Exact.parse("1/0"));
        assertThrows(NumberFormatException.class, () -> Exact.parse("third"));
    }

    @Test
    public void divisionByNothingIsRefused() {
        assertThrows(ArithmeticException.class, () -> Exact.ratio(1, 0));
        assertThrows(ArithmeticException.class, () -> Exact.ONE.dividedBy(Exact.ZERO));
    }

    @Test
    public void wholeIsWhatHasNoPlaces() {
        assertTrue(Exact.of(2).isWhole());
        assertFalse(Exact.ratio(1, 2).isWhole());
        assertTrue(Exact.of(new BigDecimal("12345678901234567890")).isWhole());
        assertEquals(Exact.of(HUGE).hashCode(), Exact.of(HUGE).hashCode());
        assertTrue(Exact.ratio(Long.MAX_VALUE, 2).compareTo(Exact.ratio(Long.MAX_VALUE - 2, 3)) > 0);
    }

    @Test
    public void toDecimalRoundsAsSaid() {
        assertEquals(new BigDecimal("61.6667"), Exact.ratio(185, 3).toDecimal(4, RoundingMode.HALF_UP));
        assertEquals(new BigDecimal("61.6666"), Exact.ratio(185, 3).toDecimal(4, RoundingMode.DOWN));
        assertEquals(
                new BigDecimal("61728394506172839450617283945.1"),
                Exact.of(HUGE).dividedBy(2).toDecimal(1, RoundingMode.DOWN));
    }
}
