package org.matricula.regulations.kit.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact fraction, always in lowest terms. Small values are kept in two longs; whatever outgrows them goes on in
 * large integers without anybody noticing.
 */
public final class Exact implements Comparable<Exact> {

    /** Nought. */
    public static final Exact ZERO = new Exact(0, 1, null);

    /** One. */
    public static final Exact ONE = new Exact(1, 1, null);

    private final long numerator;
    private final long denominator;
    private final LargeFraction large;

    private Exact(long numerator, long denominator, LargeFraction large) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.large = large;
    }

    /** A whole number. */
    public static Exact of(long whole) {
        return new Exact(whole, 1, null);
    }

    /** A decimal. */
    public static Exact of(BigDecimal decimal) {
        int scale = decimal.scale();
        if (scale >= 0 && scale <= Decimals.LARGEST_POWER && Decimals.isSmall(decimal)) {
            return ratio(Decimals.unscaled(decimal), Decimals.power(scale));
        }
        return of(LargeFraction.of(decimal));
    }

    /**
     * A quotient of whole numbers.
     *
     * @throws ArithmeticException when the lower number is 0
     */
    public static Exact ratio(long over, long under) {
        if (under == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (over == Long.MIN_VALUE || under == Long.MIN_VALUE) {
            return of(new LargeFraction(BigInteger.valueOf(over), BigInteger.valueOf(under)));
        }
        long divisor = gcd(Math.abs(over), Math.abs(under));
        long sign = Long.signum(under);
        return new Exact(sign * (over / divisor), sign * (under / divisor), null);
    }

    /** The mean of two values by whole weights, reduced only once. */
    public static Exact mean(long firstWeight, Exact first, long secondWeight, Exact second) {
        if (first.large == null && second.large == null) {
            try {
                long over = Math.addExact(
                        Math.multiplyExact(Math.multiplyExact(firstWeight, first.numerator), second.denominator),
                        Math.multiplyExact(Math.multiplyExact(secondWeight, second.numerator), first.denominator));
                long under = Math.multiplyExact(first.denominator, second.denominator);
                return ratio(over, Math.multiplyExact(under, firstWeight + secondWeight));
            } catch (ArithmeticException tooLarge) {
                return slowMean(firstWeight, first, secondWeight, second);
            }
        }
        return slowMean(firstWeight, first, secondWeight, second);
    }

    private static Exact slowMean(long firstWeight, Exact first, long secondWeight, Exact second) {
        return first.times(firstWeight).plus(second.times(secondWeight)).dividedBy(firstWeight + secondWeight);
    }

    /**
     * Reads a decimal ({@code 69.5}) or a fraction of whole numbers ({@code 1/3}).
     *
     * @throws NumberFormatException when it is neither
     */
    public static Exact parse(String text) {
        int slash = text.indexOf('/');
        if (slash == -1) {
            return of(new BigDecimal(text.strip()));
        }
        long under = Long.parseLong(text.substring(slash + 1).strip());
        if (under == 0) {
            throw new NumberFormatException("division by zero: " + text);
        }
        return ratio(Long.parseLong(text.substring(0, slash).strip()), under);
    }

    static Exact of(LargeFraction fraction) {
        if (fraction.over().bitLength() < Long.SIZE - 1 && fraction.under().bitLength() < Long.SIZE - 1) {
            return new Exact(fraction.over().longValue(), fraction.under().longValue(), null);
        }
        return new Exact(0, 1, fraction);
    }

    /** The sum. */
    public Exact plus(Exact other) {
        if (large == null && other.large == null) {
            try {
                long over = Math.addExact(
                        Math.multiplyExact(numerator, other.denominator),
                        Math.multiplyExact(other.numerator, denominator));
                return ratio(over, Math.multiplyExact(denominator, other.denominator));
            } catch (ArithmeticException tooLarge) {
                return of(wide().plus(other.wide()));
            }
        }
        return of(wide().plus(other.wide()));
    }

    /** The difference. */
    public Exact minus(Exact other) {
        return plus(other.times(-1));
    }

    /** The product with a whole number. */
    public Exact times(long factor) {
        return times(of(factor));
    }

    /** The product. */
    public Exact times(Exact other) {
        if (large == null && other.large == null) {
            try {
                return ratio(
                        Math.multiplyExact(numerator, other.numerator),
                        Math.multiplyExact(denominator, other.denominator));
            } catch (ArithmeticException tooLarge) {
                return of(wide().times(other.wide()));
            }
        }
        return of(wide().times(other.wide()));
    }

    /**
     * The quotient by a whole number.
     *
     * @throws ArithmeticException when it is 0
     */
    public Exact dividedBy(long divisor) {
        return dividedBy(of(divisor));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException when the divisor is 0
     */
    public Exact dividedBy(Exact divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return divisor.large == null && divisor.numerator != Long.MIN_VALUE
                ? times(ratio(divisor.denominator, divisor.numerator))
                : of(wide().times(divisor.wide().inverted()));
    }

    /** The smaller of the two. */
    public Exact min(Exact other) {
        return other.below(this) ? other : this;
    }

    /** The larger of the two. */
    public Exact max(Exact other) {
        return below(other) ? other : this;
    }

    /** True when this is not below the limit. */
    public boolean atLeast(Exact limit) {
        return compareTo(limit) >= 0;
    }

    /** True when this is below the limit. */
    public boolean below(Exact limit) {
        return compareTo(limit) < 0;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return large == null ? Long.signum(numerator) : large.over().signum();
    }

    /** True when it is a whole number. */
    public boolean isWhole() {
        return large == null ? denominator == 1 : large.under().equals(BigInteger.ONE);
    }

    /** The decimal with so many places, rounded as said; for showing, never for comparing. */
    public BigDecimal toDecimal(int places, RoundingMode mode) {
        return large == null
                ? BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), places, mode)
                : large.toDecimal(places, mode);
    }

    @Override
    public int compareTo(Exact other) {
        if (large != null || other.large != null) {
            return wide().compareTo(other.wide());
        }
        if (denominator == other.denominator) {
            return Long.compare(numerator, other.numerator);
        }
        try {
            return Long.compare(
                    Math.multiplyExact(numerator, other.denominator), Math.multiplyExact(other.numerator, denominator));
        } catch (ArithmeticException tooLarge) {
            return wide().compareTo(other.wide());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exact that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return large == null ? Objects.hash(numerator, denominator) : large.hashCode();
    }

    /** The exact value: a decimal without trailing zeros, or a fraction where no decimal is exact. */
    @Override
    public String toString() {
        return wide().toString();
    }

    private LargeFraction wide() {
        return large != null
                ? large
                : new LargeFraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    private static long gcd(long first, long second) {
        long a = first;
        long b = second;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 0 ? 1 : a;
    }
}
