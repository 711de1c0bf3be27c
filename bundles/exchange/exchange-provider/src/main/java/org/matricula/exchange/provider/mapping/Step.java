package org.matricula.exchange.provider.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.RuleBroken;
import org.matricula.exchange.provider.destination.Type;

/** Turns the text of a rule into another. Between steps a value is always a text as the target's types write it. */
@FunctionalInterface
interface Step {

    /**
     * The text after the step; null when there is none any more.
     *
     * @throws RuleBroken when the step cannot be done with that text
     */
    String apply(String text, Header header, CsvRow row);

    /** The columns that the step reads besides. */
    default List<String> columns() {
        return List.of();
    }

    /** A group of a regular expression that the whole text must match. */
    static Step group(Pattern pattern, int group) {
        return (text, header, row) -> {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches()) {
                throw new RuleBroken("must match " + pattern, text);
            }
            String part = matcher.group(group);
            return part == null || part.isEmpty() ? null : part;
        };
    }

    /** The entry of a table. */
    static Step lookup(String table, Map<String, String> entries) {
        return (text, header, row) -> {
            String entry = entries.get(text);
            if (entry == null) {
                throw new RuleBroken("must be an entry of " + table, text);
            }
            return entry;
        };
    }

    /** A text put before. */
    static Step prefix(String prefix) {
        return (text, header, row) -> prefix + text;
    }

    /** A number times another, exactly. */
    static Step multiply(BigDecimal factor) {
        return (text, header, row) -> {
            BigDecimal number = (BigDecimal) Type.DECIMAL.value(text);
            return number.multiply(factor).stripTrailingZeros().toPlainString();
        };
    }

    /** A day, or day and time, that is written in another way. */
    static Step format(String written, DateTimeFormatter format) {
        return (text, header, row) -> {
            try {
                TemporalAccessor value = format.parseBest(text, LocalDateTime::from, LocalDate::from);
                return value.toString();
            } catch (DateTimeException e) {
                throw new RuleBroken("must be written as " + written, text);
            }
        };
    }

    /** A time of day for a day. */
    static Step time(LocalTime time) {
        return (text, header, row) -> Type.DATE.value(text) + "T" + time;
    }

    /** A number of days after a day. */
    record DaysAfter(Rule day) implements Step {

        private static final Pattern DAYS = Pattern.compile("[+-]?\\d{1,5}");

        @Override
        public String apply(String text, Header header, CsvRow row) {
            if (!DAYS.matcher(text).matches()) {
                throw new RuleBroken("must be a number of days", text);
            }
            String from = day.text(header, row);
            if (from == null) {
                throw new RuleBroken("has no day to count from", text);
            }
            return ((LocalDate) Type.DATE.value(from))
                    .plusDays(Integer.parseInt(text))
                    .toString();
        }

        @Override
        public List<String> columns() {
            return day.columns();
        }
    }
}
