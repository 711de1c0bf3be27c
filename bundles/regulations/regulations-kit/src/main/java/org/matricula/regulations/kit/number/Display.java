package org.matricula.regulations.kit.number;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How exact numbers are shown (T-RUL-3): truncated, never rounded, so that what is shown never crosses a limit that the
 * exact number does not reach, and agrees in all its digits wherever it is shown. Shown values are never compared with
 * limits.
 */
public final class Display {

    private static final int OUTCOME_PLACES = 4;

    private Display() {}

    /** As an outcome's value: 4 places, without trailing zeros; null stays null. */
    public static BigDecimal value(Exact value) {
        return value == null ? null : plain(value.toDecimal(OUTCOME_PLACES, RoundingMode.DOWN));
    }

    /** A mark for people: 1 decimal. */
    public static String mark(Exact mark) {
        return mark.toDecimal(1, RoundingMode.DOWN).toPlainString();
    }

    /** A mean for people: 2 decimals, without trailing zeros; null stays null. */
    public static BigDecimal mean(Exact mean) {
        return mean == null ? null : plain(mean.toDecimal(2, RoundingMode.DOWN));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
