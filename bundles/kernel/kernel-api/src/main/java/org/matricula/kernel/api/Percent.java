package org.matricula.kernel.api;

import java.math.BigDecimal;

/**
 * A mark or weight in percent: an exact decimal from 0 to 100 with at most two decimals. It is entered by people;
 * calculated means are plain exact numbers and never rounded to fit this type.
 *
 * @param value the percentage, without trailing zeros
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {

    /** The most decimals that an entered percentage may have. */
    public static final int DECIMALS = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Checks range and decimals.
     *
     * @throws ProblemException 422 when the value is missing, below 0, above 100 or has more than two decimals
     */
    public Percent {
        value = checked("percent", value);
    }

    /**
     * Reads a percentage and names the field in any complaint.
     *
     * @throws ProblemException 422 when the text is no number, below 0, above 100 or has more than two decimals
     */
    public static Percent of(String field, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text.strip());
        } catch (NumberFormatException | NullPointerException e) {
            throw Problem.invalid(field, text, "must be a number from 0 to 100").exception();
        }
        return of(field, number);
    }

    /**
     * Checks a percentage and names the field in any complaint.
     *
     * @throws ProblemException 422 when the value is missing, below 0, above 100 or has more than two decimals
     */
    public static Percent of(String field, BigDecimal number) {
        return new Percent(checked(field, number));
    }

    /** A whole percentage. */
    public static Percent of(int whole) {
        return new Percent(BigDecimal.valueOf(whole));
    }

    private static BigDecimal checked(String field, BigDecimal number) {
        if (number == null) {
            throw Problem.invalid(field, null, "must be given").exception();
        }
        if (number.signum() < 0 || number.compareTo(HUNDRED) > 0) {
            throw Problem.invalid(field, number, "must be from 0 to 100").exception();
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > DECIMALS) {
            throw Problem.invalid(field, number, "must have at most " + DECIMALS + " decimals")
                    .exception();
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public int compareTo(Percent other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
