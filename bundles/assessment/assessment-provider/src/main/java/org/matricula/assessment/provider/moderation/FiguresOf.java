package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.assessment.api.ModuleStatistics.Figures;

/** Figures of a set of marks; all sums are exact, and each figure is rounded once. */
final class FiguresOf {

    private static final int DECIMALS = 2;

    private FiguresOf() {}

    /** A mark and the band that it is in. */
    record Marked(BigDecimal mark, Bands.Band band) {}

    static Figures of(int registered, int notSubmitted, List<Marked> marks) {
        Map<String, Integer> counts = new TreeMap<>();
        int fails = 0;
        for (Marked one : marks) {
            counts.merge(one.band().code(), 1, Integer::sum);
            fails += one.band().passed() ? 0 : 1;
        }
        List<BigDecimal> values = marks.stream().map(Marked::mark).toList();
        return new Figures(registered, marks.size(), notSubmitted, fails, mean(values), spread(values), counts);
    }

    /** The mean, cut after two decimals, so that it reaches no line that the exact one does not reach. */
    static BigDecimal mean(List<BigDecimal> marks) {
        return marks.isEmpty()
                ? null
                : marks.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(marks.size()), DECIMALS, RoundingMode.DOWN);
    }

    /**
     * The standard deviation, rounded half up to two decimals. In whole units of the marks' last place the variance times
     * the square of their number is whole: n * sum of squares - square of the sum. The root of four times that, cut to a
     * whole number, gives the rounded deviation without a second rounding.
     */
    static BigDecimal spread(List<BigDecimal> marks) {
        if (marks.isEmpty()) {
            return null;
        }
        int places = Math.max(
                DECIMALS, marks.stream().mapToInt(BigDecimal::scale).max().orElse(DECIMALS));
        BigInteger number = BigInteger.valueOf(marks.size());
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (BigDecimal mark : marks) {
            BigInteger units = mark.setScale(places).unscaledValue();
            sum = sum.add(units);
            squares = squares.add(units.multiply(units));
        }
        BigInteger scaled = number.multiply(squares).subtract(sum.multiply(sum));
        BigInteger unit = BigInteger.TEN.pow(places - DECIMALS);
        BigInteger step = number.multiply(unit);
        BigInteger root = scaled.shiftLeft(2).sqrt();
        return new BigDecimal(root.add(step).divide(step.shiftLeft(1)), DECIMALS);
    }
}
