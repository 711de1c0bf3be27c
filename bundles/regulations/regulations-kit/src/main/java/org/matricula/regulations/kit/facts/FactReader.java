package org.matricula.regulations.kit.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

/**
 * Reads facts from the plain maps of JSON or YAML and refuses whatever does not fit, by the name of its path:
 * {@code modules[3].mark}. A field that nobody asked for is refused by {@link #done()}. Every reader throws
 * {@code ProblemException} 422; a reader named {@code ...Or} answers its default where the field is absent or null.
 */
public final class FactReader {

    private static final int MOST_DIGITS = 50;

    /** More credits, days or attempts are a slip of the pen: they would run over in a sum, or be counted for minutes. */
    private static final int MOST = 1_000_000;

    private final String path;
    private final Map<String, Object> fields;
    private final Set<String> known = new LinkedHashSet<>();

    private FactReader(String path, Map<String, Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    /** Reads one whole set of facts: the fields, then {@link #done()}. */
    public static <T> T read(Map<String, Object> fields, Function<FactReader, T> reader) {
        return read("", fields, reader);
    }

    private static <T> T read(String path, Map<String, Object> fields, Function<FactReader, T> reader) {
        FactReader facts = new FactReader(path, fields);
        T result = reader.apply(facts);
        facts.done();
        return result;
    }

    /** True when the field is there and not null. */
    public boolean has(String name) {
        known.add(name);
        return fields.get(name) != null;
    }

    /** A text that must be there. */
    public String text(String name) {
        return asText(path(name), required(name));
    }

    /** A text. */
    public String textOr(String name, String absent) {
        return has(name) ? text(name) : absent;
    }

    /** An exact decimal that must be there. */
    public BigDecimal decimal(String name) {
        return asDecimal(path(name), required(name));
    }

    /** An exact decimal. */
    public BigDecimal decimalOr(String name, BigDecimal absent) {
        return has(name) ? decimal(name) : absent;
    }

    /** An exact decimal that is not negative, such as hours, and must be there. */
    public BigDecimal amount(String name) {
        BigDecimal value = decimal(name);
        if (value.signum() < 0) {
            throw refuse(name, "must be 0 or more");
        }
        return value;
    }

    /** An exact decimal that is not negative. */
    public BigDecimal amountOr(String name, BigDecimal absent) {
        return has(name) ? amount(name) : absent;
    }

    /** An exact decimal above 0, such as years of study, that must be there. */
    public BigDecimal amountAboveZero(String name) {
        BigDecimal value = decimal(name);
        if (value.signum() <= 0) {
            throw refuse(name, "must be more than 0");
        }
        return value;
    }

    /** A percentage from 0 to 100 that must be there. */
    public BigDecimal percent(String name) {
        BigDecimal value = decimal(name);
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw refuse(name, "must be from 0 to 100");
        }
        return value;
    }

    /** A percentage from 0 to 100. */
    public BigDecimal percentOr(String name, BigDecimal absent) {
        return has(name) ? percent(name) : absent;
    }

    /** A whole number within limits, both included, that must be there. */
    public int integer(String name, int least, int most) {
        return asInteger(path(name), required(name), least, most);
    }

    /** A whole number from 0 to a million that must be there. */
    public int count(String name) {
        return integer(name, 0, MOST);
    }

    /** A whole number above 0, to a million, that must be there. */
    public int positive(String name) {
        return integer(name, 1, MOST);
    }

    /** A whole number from 0 to a million. */
    public int countOr(String name, int absent) {
        return has(name) ? count(name) : absent;
    }

    /** Yes or no, that must be there. */
    public boolean flag(String name) {
        if (required(name) instanceof Boolean flag) {
            return flag;
        }
        throw refuse(name, "must be true or false");
    }

    /** Yes or no. */
    public boolean flagOr(String name, boolean absent) {
        return has(name) ? flag(name) : absent;
    }

    /** A date as text, {@code 2017-01-16}, that must be there. */
    public LocalDate date(String name) {
        try {
            return unsigned(text(name), LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw refuse(name, "must be a date written 2017-01-16");
        }
    }

    /** A date. */
    public LocalDate dateOr(String name, LocalDate absent) {
        return has(name) ? date(name) : absent;
    }

    /** A list of dates; absent means none. */
    public List<LocalDate> dates(String name) {
        List<LocalDate> read = new ArrayList<>();
        for (String text : texts(name)) {
            try {
                read.add(unsigned(text, LocalDate::parse));
            } catch (DateTimeParseException e) {
                throw refuse(name, "must hold dates written 2017-01-16");
            }
        }
        return read;
    }

    /** A local date and time as text, {@code 2017-01-16T09:30}, that must be there. */
    public LocalDateTime dateTime(String name) {
        try {
            return unsigned(text(name), LocalDateTime::parse);
        } catch (DateTimeParseException e) {
            throw refuse(name, "must be a date and time written 2017-01-16T09:30");
        }
    }

    /** A local date and time. */
    public LocalDateTime dateTimeOr(String name, LocalDateTime absent) {
        return has(name) ? dateTime(name) : absent;
    }

    /** One of the values of an enumeration, that must be there. */
    public <E extends Enum<E>> E oneOf(String name, Class<E> values) {
        return constant(path(name), required(name), values);
    }

    /** A list of values of an enumeration; absent means none. */
    public <E extends Enum<E>> List<E> eachOf(String name, Class<E> values) {
        List<?> given = listOf(name);
        List<E> read = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            read.add(constant(path(name) + "[" + i + "]", given.get(i), values));
        }
        return read;
    }

    /** One of the values of an enumeration. */
    public <E extends Enum<E>> E oneOfOr(String name, Class<E> values, E absent) {
        return has(name) ? oneOf(name, values) : absent;
    }

    /** One of some texts, that must be there. */
    public String oneOf(String name, Set<String> values) {
        if (required(name) instanceof String text && values.contains(text)) {
            return text;
        }
        throw refuse(name, "must be one of " + String.join(", ", values));
    }

    /** A nested object that must be there. */
    public <T> T object(String name, Function<FactReader, T> reader) {
        return read(path(name), asMap(path(name), required(name)), reader);
    }

    /** A nested object. */
    public <T> T objectOr(String name, Function<FactReader, T> reader, T absent) {
        return has(name) ? object(name, reader) : absent;
    }

    /** A list of objects, in their order; absent means none. */
    public <T> List<T> list(String name, Function<FactReader, T> reader) {
        List<?> values = listOf(name);
        List<T> read = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            String itemPath = path(name) + "[" + i + "]";
            read.add(read(itemPath, asMap(itemPath, values.get(i)), reader));
        }
        return read;
    }

    /** A list of texts; absent means none. */
    public List<String> texts(String name) {
        List<?> values = listOf(name);
        List<String> read = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            read.add(asText(path(name) + "[" + i + "]", values.get(i)));
        }
        return read;
    }

    /** A map of free names to plain values, in their order. */
    public Map<String, Object> mapOr(String name, Map<String, Object> absent) {
        return has(name) ? asMap(path(name), fields.get(name)) : absent;
    }

    /** A map of names to whole numbers from 0 to a million, in their order; absent means none. */
    public <K> Map<K, Integer> counts(String name, BiFunction<String, String, K> key) {
        Map<K, Integer> read = new LinkedHashMap<>();
        if (has(name)) {
            asMap(path(name), fields.get(name)).forEach((field, value) -> {
                String itemPath = path(name) + "." + field;
                read.put(key.apply(itemPath, field), asInteger(itemPath, value, 0, MOST));
            });
        }
        return read;
    }

    /** A refusal of this field, to be thrown. */
    public ProblemException refuse(String name, String rule) {
        return Problem.invalid(path(name), fields.get(name), rule).exception();
    }

    /** Refuses all fields that were never asked for. */
    public void done() {
        List<Fault> unknown = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (!known.contains(name)) {
                unknown.add(new Fault(
                        path(name), String.valueOf(value), "is not known here; known are " + String.join(", ", known)));
            }
        });
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown).exception();
        }
    }

    private Object required(String name) {
        known.add(name);
        Object value = fields.get(name);
        if (value == null) {
            throw Problem.invalid(path(name), null, "must be given").exception();
        }
        return value;
    }

    private List<?> listOf(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (fields.get(name) instanceof List<?> list) {
            return list;
        }
        throw refuse(name, "must be a list");
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String asText(String path, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Problem.invalid(path, value, "must be a text").exception();
    }

    private static BigDecimal asDecimal(String path, Object value) {
        if (!(value instanceof Number number)) {
            throw Problem.invalid(path, value, "must be a number").exception();
        }
        BigDecimal decimal = number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
        // 1e-999999999 is short to write and endless to calculate with
        if (Math.abs((long) decimal.scale()) > MOST_DIGITS || decimal.precision() > MOST_DIGITS) {
            throw Problem.invalid(path, value, "must have at most " + MOST_DIGITS + " digits")
                    .exception();
        }
        return decimal;
    }

    private static int asInteger(String path, Object value, int least, int most) {
        int whole;
        try {
            whole = asDecimal(path, value).intValueExact();
        } catch (ArithmeticException e) {
            throw Problem.invalid(path, value, "must be a whole number").exception();
        }
        if (whole < least || whole > most) {
            throw Problem.invalid(path, value, "must be from " + least + " to " + most)
                    .exception();
        }
        return whole;
    }

    /** A year of more than four digits is written with a sign: no session's, and beyond what can be counted in days. */
    private static <T> T unsigned(String text, Function<String, T> parser) {
        if (text.startsWith("+") || text.startsWith("-")) {
            throw new DateTimeParseException("a sign", text, 0);
        }
        return parser.apply(text);
    }

    private static Map<String, Object> asMap(String path, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Problem.invalid(path, value, "must be an object").exception();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), field));
        return fields;
    }

    private static <E extends Enum<E>> E constant(String path, Object value, Class<E> values) {
        for (E candidate : values.getEnumConstants()) {
            if (candidate.name().equals(value)) {
                return candidate;
            }
        }
        throw Problem.invalid(path, value, "must be one of " + names(values)).exception();
    }

    private static <E extends Enum<E>> String names(Class<E> values) {
        return Stream.of(values.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
