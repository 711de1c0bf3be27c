package org.matricula.regulations.kit.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A fraction of large integers in lowest terms, the lower one positive.
 *
 * @param over the upper number
 * @param under the lower number
 */
record LargeFraction(BigInteger over, BigInteger under) implements Comparable<LargeFraction> {

    private static final BigInteger FIVE = BigInteger.valueOf(5);

    LargeFraction {
        BigInteger divisor = over.gcd(under);
        if (under.signum() < 0) {
            divisor = divisor.negate();
        }
        over = over.divide(divisor);
        under = under.divide(divisor);
    }

    static LargeFraction of(BigDecimal decimal) {
        BigDecimal plain = decimal.setScale(Math.max(0, decimal.scale()));
        return new LargeFraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    LargeFraction plus(LargeFraction other) {
        return new LargeFraction(
                over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    LargeFraction times(LargeFraction other) {
        return new LargeFraction(over.multiply(other.over), under.multiply(other.under));
    }

    LargeFraction inverted() {
        return new LargeFraction(under, over);
    }

    BigDecimal toDecimal(int places, RoundingMode mode) {
        return new BigDecimal(over).divide(new BigDecimal(under), places, mode);
    }

    @Override
    public int compareTo(LargeFraction other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    @Override
    public String toString() {
        if (under.equals(BigInteger.ONE)) {
            return over.toString();
        }
        return hasExactDecimal()
                ? new BigDecimal(over).divide(new BigDecimal(under)).toPlainString()
                : over + "/" + under;
    }

    private boolean hasExactDecimal() {
        BigInteger rest = under.shiftRight(under.getLowestSetBit());
        while (rest.mod(FIVE).signum() == 0) {
            rest = rest.divide(FIVE);
        }
        return rest.equals(BigInteger.ONE);
    }
}
