package org.matricula.regulations.kit.number;

import java.math.BigDecimal;

/**
 * Adds up weighted decimals exactly. To be filled within one method and thrown away: it is not safe for several
 * threads, and policies must not keep it.
 */
public final class WeightedSum {

    private long weights;
    private long total;
    private int scale;
    private Exact large;

    /** Adds a decimal with its weight; both as they are, nothing is rounded. */
    public void add(long weight, BigDecimal value) {
        weights = Math.addExact(weights, weight);
        if (large == null && addSmall(weight, value)) {
            return;
        }
        large = exactTotal().plus(Exact.of(value).times(weight));
    }

    /** The sum of the weights. */
    public long weights() {
        return weights;
    }

    /** The sum of weight x value. */
    public Exact total() {
        return exactTotal();
    }

    /**
     * The weighted mean.
     *
     * @throws ArithmeticException when there is no weight
     */
    public Exact mean() {
        if (large == null) {
            try {
                return Exact.ratio(total, Math.multiplyExact(weights, Decimals.power(scale)));
            } catch (ArithmeticException tooLarge) {
                return exactTotal().dividedBy(weights);
            }
        }
        return large.dividedBy(weights);
    }

    private boolean addSmall(long weight, BigDecimal value) {
        int places = value.scale();
        if (places < 0 || places > Decimals.LARGEST_POWER / 2 || !Decimals.isSmall(value)) {
            return false;
        }
        try {
            int common = Math.max(places, scale);
            long rescaled = Math.multiplyExact(total, Decimals.power(common - scale));
            long digits = Math.multiplyExact(Decimals.unscaled(value), Decimals.power(common - places));
            total = Math.addExact(rescaled, Math.multiplyExact(weight, digits));
            scale = common;
            return true;
        } catch (ArithmeticException tooLarge) {
            return false;
        }
    }

    private Exact exactTotal() {
        return large != null ? large : Exact.ratio(total, Decimals.power(scale));
    }
}
