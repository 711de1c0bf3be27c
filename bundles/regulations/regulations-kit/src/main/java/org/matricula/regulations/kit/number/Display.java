package org.matricula.regulations.kit.number;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How exact numbers are shown (T-RUL-3). Shown values are never compared with limits. */
public final class Display {

    private static final int OUTCOME_PLACES = 4;

    private Display() {}

    /** As an outcome's value: 4 places, half up, without trailing zeros; null stays null. */
    public static BigDecimal value(Exact value) {
        return value == null ? null : plain(value.toDecimal(OUTCOME_PLACES, RoundingMode.HALF_UP));
    }

    /** A mark for people: 1 decimal, truncated, so that what is shown never crosses a limit. */
    public static String mark(Exact mark) {
        return mark.toDecimal(1, RoundingMode.DOWN).toPlainString();
    }

    /** A mean for people: 2 decimals, truncated, so that what is shown never crosses a limit. */
    public static String mean(Exact mean) {
        return mean.toDecimal(2, RoundingMode.DOWN).toPlainString();
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
