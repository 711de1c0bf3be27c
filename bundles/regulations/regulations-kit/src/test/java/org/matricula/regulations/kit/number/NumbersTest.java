package org.matricula.regulations.kit.number;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;

public class NumbersTest {

    @Test
    public void weightedMeanOfMixedScales() {
        WeightedSum sum = new WeightedSum();
        sum.add(20, new BigDecimal("69.5"));
        sum.add(40, new BigDecimal("70"));
        sum.add(60, new BigDecimal("55.25"));
        assertEquals(120, sum.weights());
        assertEquals(Exact.of(7505), sum.total());
        assertEquals(Exact.ratio(7505, 120), sum.mean());
    }

    @Test
    public void weightedMeanThatOutgrowsALong() {
        WeightedSum sum = new WeightedSum();
        BigDecimal fine = new BigDecimal("33.3333333333333333333333");
        sum.add(20, BigDecimal.TEN);
        sum.add(20, fine);
        sum.add(20, new BigDecimal("1E+2"));
        assertEquals(Exact.of(fine).plus(Exact.of(110)).dividedBy(3), sum.mean());
    }

    @Test
    public void meanOfNothingIsRefused() {
        assertThrows(ArithmeticException.class, () -> new WeightedSum().mean());
    }

    @Test
    public void bandsIncludeTheirLowerLimit() {
        BandTable<String> table = BandTable.of("bands", decimals("70", "60"), List.of("high", "middle"));
        assertEquals("high", table.of(Exact.of(70)));
        assertEquals("middle", table.of(Exact.parse("69.9999")));
        assertEquals("middle", table.of(Exact.of(60)));
        assertNull(table.of(Exact.parse("59.9999")));
    }

    @Test
    public void bandsThatDoNotFallAreRefused() {
        assertThrows(
                ProblemException.class, () -> BandTable.of("bands", decimals("60", "60"), List.of("high", "middle")));
        assertThrows(ProblemException.class, () -> BandTable.of("bands", decimals("60"), List.of("high", "middle")));
    }

    @Test
    public void roundingsGoByTheirNames() {
        assertEquals(Exact.ratio(208, 3), Rounding.of("r", "none").apply(Exact.ratio(208, 3)));
        assertEquals(Exact.of(70), Rounding.of("r", "integer_half_up").apply(Exact.parse("69.5")));
        assertEquals(Exact.of(69), Rounding.of("r", "integer_half_up").apply(Exact.parse("69.4999")));
        assertEquals(Exact.parse("69.9"), Rounding.of("r", "1dp_truncate").apply(Exact.parse("69.99")));
        assertEquals(Exact.parse("70"), Rounding.of("r", "1dp_half_up").apply(Exact.parse("69.95")));
        assertEquals("1dp_half_up", Rounding.of("r", "1dp_half_up").stepName());
        assertNull(Rounding.NONE.stepName());
        assertThrows(ProblemException.class, () -> Rounding.of("r", "sometimes"));
    }

    @Test
    public void tRul3_shownMarksAndMeansNeverCrossALimit() {
        assertEquals("69.9", Display.mark(Exact.parse("69.95")));
        assertEquals(new BigDecimal("69.49"), Display.mean(Exact.parse("69.4999")));
        assertEquals(new BigDecimal("61.6667"), Display.value(Exact.ratio(185, 3)));
        assertEquals("60", Display.value(Exact.of(60)).toString());
        assertNull(Display.value(null));
    }

    @Test
    public void formulasAreWrittenOutWhenAsked() {
        Formula formula = Formula.of("({} x {}) / {}", 60, new BigDecimal("5E+1"), Exact.ratio(185, 3));
        assertEquals("(60 x 50) / 185/3", formula.toString());
        assertEquals(formula, Formula.of("(60 x {}) / 185/3", 50));
        assertNotEquals(formula, Formula.of("60"));
        assertTrue(Formula.of("{} {}", 1).toString().startsWith("1 "));
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return java.util.stream.Stream.of(numbers).map(BigDecimal::new).toList();
    }
}
