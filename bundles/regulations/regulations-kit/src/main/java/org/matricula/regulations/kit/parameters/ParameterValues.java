package org.matricula.regulations.kit.parameters;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.Exact;

/**
 * Further ways to read parameters, for policies that configure themselves. Each refuses with 422 that names the whole
 * path when the value is not what its name says, so that a pack with a slip of the pen never comes into force.
 */
public final class ParameterValues {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ParameterValues() {}

    /** A whole number that counts something, 0 or more: credits, days, attempts. */
    public static int count(Parameters parameters, String path) {
        int value = parameters.integer(path);
        return checked(value, value >= 0, parameters, path, "must be 0 or more");
    }

    /** A count above 0, such as a number of credits to weigh by. */
    public static int positiveCount(Parameters parameters, String path) {
        int value = parameters.integer(path);
        return checked(value, value > 0, parameters, path, "must be above 0");
    }

    /** A count; the default where the pack does not name it or says null. */
    public static int countOr(Parameters parameters, String path, int absent) {
        return parameters.has(path) && parameters.value(path) != null ? count(parameters, path) : absent;
    }

    /** An exact decimal, 0 or more: years, weeks, hours. */
    public static BigDecimal amount(Parameters parameters, String path) {
        BigDecimal value = parameters.decimal(path);
        return checked(value, value.signum() >= 0, parameters, path, "must be 0 or more");
    }

    /** An exact decimal above 0, such as a divisor. */
    public static BigDecimal positive(Parameters parameters, String path) {
        BigDecimal value = parameters.decimal(path);
        return checked(value, value.signum() > 0, parameters, path, "must be above 0");
    }

    /** A mark or a limit of marks: an exact decimal from 0 to 100. */
    public static BigDecimal percent(Parameters parameters, String path) {
        return percent(parameters, path, parameters.decimal(path));
    }

    /** A percentage; null where the pack says null. */
    public static BigDecimal percentOrNull(Parameters parameters, String path) {
        return parameters.value(path) == null ? null : percent(parameters, path);
    }

    /** A list of percentages. */
    public static List<BigDecimal> percents(Parameters parameters, String path) {
        List<BigDecimal> values = parameters.decimals(path);
        values.forEach(value -> percent(parameters, path, value));
        return values;
    }

    /** A part of a whole: an exact number from 0 to 1, written as decimal or as fraction. */
    public static Exact share(Parameters parameters, String path) {
        Exact value = exact(parameters, path);
        boolean part = value.compareTo(Exact.of(0)) >= 0 && value.compareTo(Exact.of(1)) <= 0;
        return checked(value, part, parameters, path, "must be from 0 to 1");
    }

    /** An exact number, written as decimal or as fraction ({@code 1/3}). */
    public static Exact exact(Parameters parameters, String path) {
        Object value = parameters.value(path);
        if (value instanceof BigDecimal decimal) {
            return Exact.of(decimal);
        }
        try {
            return Exact.parse(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw refusal(parameters, path, value, "must be a number or a fraction");
        }
    }

    /** An exact number; null where the pack says null. */
    public static Exact exactOrNull(Parameters parameters, String path) {
        return parameters.value(path) == null ? null : exact(parameters, path);
    }

    /** One of some texts. */
    public static String oneOf(Parameters parameters, String path, Set<String> values) {
        String value = parameters.text(path);
        return checked(value, values.contains(value), parameters, path, "must be one of " + String.join(", ", values));
    }

    /** One of the values of an enumeration. */
    public static <E extends Enum<E>> E oneOf(Parameters parameters, String path, Class<E> values) {
        return constant(parameters, path, parameters.text(path), values);
    }

    /** A list of values of an enumeration. */
    public static <E extends Enum<E>> List<E> eachOf(Parameters parameters, String path, Class<E> values) {
        return parameters.texts(path).stream()
                .map(text -> constant(parameters, path, text, values))
                .toList();
    }

    /** A group whose names are free, such as awards: each is read below its own path; the order is kept. */
    public static <T> Map<String, T> group(Parameters parameters, String path, Function<Parameters, T> reader) {
        Parameters group = parameters.at(path);
        return read(group, group.names().stream(), reader);
    }

    /** The rows of a table that shares its group with other parameters: of the group only what is a list. */
    public static <T> Map<String, T> lists(Parameters parameters, String path, Function<Parameters, T> reader) {
        Parameters group = parameters.at(path);
        return read(group, group.names().stream().filter(name -> group.has(name + ".0")), reader);
    }

    private static <E extends Enum<E>> E constant(Parameters parameters, String path, String text, Class<E> values) {
        for (E candidate : values.getEnumConstants()) {
            if (candidate.name().equals(text)) {
                return candidate;
            }
        }
        String known = Stream.of(values.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw refusal(parameters, path, text, "must be one of " + known);
    }

    private static BigDecimal percent(Parameters parameters, String path, BigDecimal value) {
        boolean within = value.signum() >= 0 && value.compareTo(HUNDRED) <= 0;
        return checked(value, within, parameters, path, "must be from 0 to 100");
    }

    private static <T> T checked(T value, boolean holds, Parameters parameters, String path, String rule) {
        if (!holds) {
            throw refusal(parameters, path, value, rule);
        }
        return value;
    }

    private static ProblemException refusal(Parameters parameters, String path, Object value, String rule) {
        return Problem.invalid("parameter " + parameters.whole(path), value, rule)
                .exception();
    }

    private static <T> Map<String, T> read(Parameters group, Stream<String> names, Function<Parameters, T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        names.forEach(name -> read.put(name, reader.apply(group.at(name))));
        return Collections.unmodifiableMap(read);
    }
}
