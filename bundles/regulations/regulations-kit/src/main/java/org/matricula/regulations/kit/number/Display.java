package org.matricula.regulations.kit.number;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How exact numbers are shown (T-RUL-3): to people truncated, so that what is shown never crosses a limit that the exact
 * number does not reach; to systems with 4 places, half up. Shown values are never compared with limits.
 */
public final class Display {

    private static final int OUTCOME_PLACES = 4;

    private Display() {}

    /** As an outcome's value for systems: 4 places, half up, without trailing zeros; null stays null. */
    public static BigDecimal value(Exact value) {
        return value == null ? null : plain(value.toDecimal(OUTCOME_PLACES, RoundingMode.HALF_UP));
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
        return stripped.setScale(Math.max(0, stripped.scale()));
    }
}
