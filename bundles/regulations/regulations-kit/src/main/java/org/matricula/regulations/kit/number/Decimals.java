package org.matricula.regulations.kit.number;

import java.math.BigDecimal;

/** Decimals as scaled longs. */
final class Decimals {

    /** The largest power of ten that a long holds. */
    static final int LARGEST_POWER = 18;

    private static final int SAFE_DIGITS = 17;
    private static final long[] POWERS = powers();

    private Decimals() {}

    /** True when the digits of the decimal surely fit into a long. */
    static boolean isSmall(BigDecimal decimal) {
        return decimal.precision() <= SAFE_DIGITS;
    }

    /** The digits without the point. */
    static long unscaled(BigDecimal decimal) {
        return decimal.scale() == 0
                ? decimal.longValueExact()
                : decimal.scaleByPowerOfTen(decimal.scale()).longValueExact();
    }

    /** Ten to the power. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    private static long[] powers() {
        long[] powers = new long[LARGEST_POWER + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }
}
