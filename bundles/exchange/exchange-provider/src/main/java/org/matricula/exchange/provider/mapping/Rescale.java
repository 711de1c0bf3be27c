package org.matricula.exchange.provider.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matricula.exchange.provider.destination.RuleBroken;

/**
 * Brings the weights of a pattern to 100 by groups: each group to its share, in proportion within the group. The share
 * of a group that is absent or weighs nothing goes to the others, in proportion to theirs. Weights come out with at most
 * two decimals; what rounding down leaves goes to the largest remainders, so that the sum is exactly 100.
 *
 * @param group the rule that names the group of a row
 * @param shares group to its share; {@link #REST} stands for every other group
 */
record Rescale(Rule group, Map<String, BigDecimal> shares) {

    /** The group of all rows whose own is not named. */
    static final String REST = "*";

    private static final BigDecimal HUNDREDTHS = BigDecimal.valueOf(10_000);

    /**
     * The group that a row belongs to.
     *
     * @throws RuleBroken when there is no share for it
     */
    String groupOf(String text) {
        if (text != null && shares.containsKey(text)) {
            return text;
        }
        if (shares.containsKey(REST)) {
            return REST;
        }
        throw new RuleBroken("must be a group with a share: " + String.join(", ", shares.keySet()), text);
    }

    /**
     * The weights rescaled, in order.
     *
     * @param groups the group of each row
     * @param weights the weight of each row, none below 0
     */
    List<BigDecimal> apply(List<String> groups, List<BigDecimal> weights) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            sums.merge(groups.get(i), weights.get(i), BigDecimal::add);
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        BigDecimal present = sums.keySet().stream().map(shares::get).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (present.signum() == 0) {
            return weights;
        }
        List<BigInteger> floors = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        BigInteger left = HUNDREDTHS.toBigIntegerExact();
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal sum = sums.getOrDefault(groups.get(i), BigDecimal.ONE);
            BigDecimal numerator =
                    weights.get(i).multiply(shares.get(groups.get(i))).multiply(HUNDREDTHS);
            BigDecimal denominator = sum.multiply(present);
            BigDecimal[] parts = numerator.divideAndRemainder(denominator);
            floors.add(parts[0].toBigIntegerExact());
            remainders.add(parts[1].divide(denominator, MathContext.DECIMAL128));
            left = left.subtract(parts[0].toBigIntegerExact());
        }
        return largestRemainders(floors, remainders, left.intValueExact());
    }

    private static List<BigDecimal> largestRemainders(List<BigInteger> floors, List<BigDecimal> remainders, int left) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < floors.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
        for (int i = 0; i < left; i++) {
            floors.set(order.get(i), floors.get(order.get(i)).add(BigInteger.ONE));
        }
        return floors.stream().map(hundredths -> new BigDecimal(hundredths, 2)).toList();
    }
}
