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
import java.util.Set;
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

    /** True when {@link #undo} can take back what the step does. */
    default boolean reversible() {
        return false;
    }

    /** The text that the step made this one of, for exports. */
    default String undo(String text) {
        throw new UnsupportedOperationException("the step cannot be taken back");
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
        return new Lookup(table, entries);
    }

    /** A text put before. */
    static Step prefix(String prefix) {
        return new Prefix(prefix);
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
        return new Format(written, format);
    }

    /** A session that is written with one digit behind the stroke: {@code 2026/7} for 2026/27. */
    static Step shortSession() {
        return new ShortSession();
    }

    /** A time of day for a day. */
    static Step time(LocalTime time) {
        return (text, header, row) -> Type.DATE.value(text) + "T" + time;
    }

    /** The entry of a table. */
    record Lookup(String table, Map<String, String> entries) implements Step {

        @Override
        public String apply(String text, Header header, CsvRow row) {
            String entry = entries.get(text);
            if (entry == null) {
                throw new RuleBroken("must be an entry of " + table, text);
            }
            return entry;
        }

        @Override
        public boolean reversible() {
            return Set.copyOf(entries.values()).size() == entries.size();
        }

        @Override
        public String undo(String text) {
            return entries.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(text))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new RuleBroken("must be a value of " + table, text));
        }
    }

    /** A text put before. */
    record Prefix(String prefix) implements Step {

        @Override
        public String apply(String text, Header header, CsvRow row) {
            return prefix + text;
        }

        @Override
        public boolean reversible() {
            return true;
        }

        @Override
        public String undo(String text) {
            if (!text.startsWith(prefix)) {
                throw new RuleBroken("must begin with " + prefix, text);
            }
            return text.substring(prefix.length());
        }
    }

    /** A day, or day and time, that is written in another way; the platform's own way does as well. */
    record Format(String written, DateTimeFormatter format) implements Step {

        private static final Pattern PLAIN = Pattern.compile("[12]\\d{3}-\\d\\d-\\d\\d(T[\\d:.]{5,15})?");

        @Override
        public String apply(String text, Header header, CsvRow row) {
            try {
                TemporalAccessor value = format.parseBest(text, LocalDateTime::from, LocalDate::from);
                return value.toString();
            } catch (DateTimeException e) {
                if (PLAIN.matcher(text).matches()) {
                    // a day cell of a workbook is no text in any form
                    return text;
                }
                throw new RuleBroken("must be written as " + written, text);
            }
        }

        @Override
        public boolean reversible() {
            return true;
        }

        @Override
        public String undo(String text) {
            return text.length() > 10 ? format.format(LocalDateTime.parse(text)) : format.format(LocalDate.parse(text));
        }
    }

    /** A session that is written with one digit behind the stroke. */
    record ShortSession() implements Step {

        private static final Pattern FORM = Pattern.compile("(\\d{4})/(\\d)");

        @Override
        public String apply(String text, Header header, CsvRow row) {
            Matcher matcher = FORM.matcher(text);
            if (matcher.matches()) {
                int start = Integer.parseInt(matcher.group(1));
                if ((start + 1) % 10 == Integer.parseInt(matcher.group(2))) {
                    return "%d/%02d".formatted(start, (start + 1) % 100);
                }
            }
            throw new RuleBroken("must be a session as 2026/7", text);
        }

        @Override
        public boolean reversible() {
            return true;
        }

        @Override
        public String undo(String text) {
            return text.substring(0, 5) + text.charAt(text.length() - 1);
        }
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
