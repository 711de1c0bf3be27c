package org.matricula.assessment.provider.moderation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.matricula.registration.api.ModuleRegistrationId;

/** Mean, spread and rank, exactly. */
public class FiguresOfTest {

    @Test
    public void theMeanIsCutAndReachesNoLineThatItDoesNotReach() {
        assertEquals("39.99", FiguresOf.mean(marks("39.99", "40", "40")).toPlainString());
        assertEquals("40.00", FiguresOf.mean(marks("40", "40")).toPlainString());
        assertNull(FiguresOf.mean(List.of()));
    }

    @Test
    public void theSpreadIsTheRootOfTheMeanSquareRoundedHalfUp() {
        assertEquals("2.00", spread("2", "4", "4", "4", "5", "5", "7", "9"));
        assertEquals("0.00", spread("55.5"));
        assertEquals("0.50", spread("1", "2"));
        // 0.005 exactly, then 0.004999...: the root of (0.01^2 * 2) / 9 is 0.00471
        assertEquals("0.01", spread("1", "1.01"));
        assertEquals("0.00", spread("1", "1", "1.01"));
        assertEquals(
                "28.87",
                spread(Stream.iterate(1, i -> i + 1)
                        .limit(100)
                        .map(String::valueOf)
                        .toArray(String[]::new)));
        assertEquals("0.82", spread("1.000000", "2", "3"));
        assertNull(FiguresOf.spread(List.of()));
    }

    @Test
    public void rankIsKeptWhenEqualMarksStayEqualAndUnequalOnesUnequalInTheirOrder() {
        assertTrue(rank("40 45", "50 55", "50 55", "98 99", "99 100").isKept());
        assertFalse(rank("98 100", "99 100").isKept());
        assertFalse(rank("40 56", "50 55").isKept());
        assertFalse(rank("50 55", "50 56").isKept());
        assertNotEquals(rank("40 45").proof(), rank("40 46").proof());
        assertEquals(rank("40 45", "50 55").proof(), rank("40.0 45", "50 55.00").proof());
    }

    private static Rank rank(String... pairs) {
        long[] number = {0};
        return new Rank(Stream.of(pairs)
                .map(pair -> pair.split(" "))
                .map(pair -> new Rank.Pair(
                        new ModuleRegistrationId(++number[0]), new BigDecimal(pair[0]), new BigDecimal(pair[1])))
                .toList());
    }

    private static String spread(String... marks) {
        return FiguresOf.spread(marks(marks)).toPlainString();
    }

    private static List<BigDecimal> marks(String... marks) {
        return Stream.of(marks).map(BigDecimal::new).toList();
    }
}
