package org.matricula.exchange.provider.destination;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.ProblemException;

/** What sort of value a field takes, and how it is written. */
public enum Type {
    /** Any text. */
    TEXT("must be a text") {
        @Override
        Object read(String text) {
            return text;
        }
    },
    /** A whole number. */
    WHOLE("must be a whole number") {
        @Override
        Object read(String text) {
            return matching(text, WHOLE_FORM) ? Integer.valueOf(text) : null;
        }
    },
    /** An exact decimal with a point. */
    DECIMAL("must be a number") {
        @Override
        Object read(String text) {
            return matching(text, DECIMAL_FORM) ? new BigDecimal(text) : null;
        }
    },
    /** {@code true} or {@code false}. */
    FLAG("must be true or false") {
        @Override
        Object read(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> null;
            };
        }
    },
    /** A day. */
    DATE("must be a date as 2026-09-21") {
        @Override
        Object read(String text) {
            // what keeps days as midnights, as many a workbook does, means the day
            return matching(text, DATE_FORM) ? LocalDate.parse(text.substring(0, 10)) : null;
        }
    },
    /** A day and a time of day. */
    DATE_TIME("must be a date and time as 2026-09-21T12:00") {
        @Override
        Object read(String text) {
            return matching(text, DATE_TIME_FORM) ? LocalDateTime.parse(text) : null;
        }
    },
    /** An academic session. */
    SESSION("must be a session as 2026/27") {
        @Override
        Object read(String text) {
            return AcademicSession.valueOf(text);
        }
    };

    private static final Pattern WHOLE_FORM = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern DECIMAL_FORM = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern DATE_FORM = Pattern.compile("[12]\\d{3}-\\d\\d-\\d\\d(T00:00(:00(\\.0{1,6})?)?)?");
    private static final Pattern DATE_TIME_FORM =
            Pattern.compile("[12]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?");

    private final String rule;

    Type(String rule) {
        this.rule = rule;
    }

    abstract Object read(String text);

    /**
     * The value that a text stands for.
     *
     * @throws RuleBroken when it stands for none
     */
    public Object value(String text) {
        Object value;
        try {
            value = read(text);
        } catch (DateTimeException | ProblemException e) {
            throw new RuleBroken(rule, text);
        }
        if (value == null) {
            throw new RuleBroken(rule, text);
        }
        return value;
    }

    /** The text that stands for a value; {@link #value} of it is the value again. */
    public static String write(Object value) {
        if (value instanceof BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
        }
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static boolean matching(String text, Pattern form) {
        return form.matcher(text).matches();
    }
}
