package org.matricula.regulations.kit.parameters;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.Exact;

/** Further ways to read parameters, for policies that configure themselves. */
public final class ParameterValues {

    private ParameterValues() {}

    /**
     * An exact number, written as decimal or as fraction ({@code 1/3}).
     *
     * @throws org.matricula.kernel.api.ProblemException 422 that names the path when it is neither
     */
    public static Exact exact(Parameters parameters, String path) {
        Object value = parameters.value(path);
        if (value instanceof BigDecimal decimal) {
            return Exact.of(decimal);
        }
        try {
            return Exact.parse(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw Problem.invalid("parameter " + path, value, "must be a number or a fraction")
                    .exception();
        }
    }

    /** An exact number; null where the pack says null. */
    public static Exact exactOrNull(Parameters parameters, String path) {
        return parameters.value(path) == null ? null : exact(parameters, path);
    }

    /** A whole number; the default where the pack does not name it or says null. */
    public static int integerOr(Parameters parameters, String path, int absent) {
        return parameters.has(path) && parameters.value(path) != null ? parameters.integer(path) : absent;
    }

    /**
     * One of some texts.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 that lists them when it is another
     */
    public static String oneOf(Parameters parameters, String path, Set<String> values) {
        String value = parameters.text(path);
        if (!values.contains(value)) {
            throw Problem.invalid("parameter " + path, value, "must be one of " + String.join(", ", values))
                    .exception();
        }
        return value;
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

    private static <T> Map<String, T> read(Parameters group, Stream<String> names, Function<Parameters, T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        names.forEach(name -> read.put(name, reader.apply(group.at(name))));
        return Collections.unmodifiableMap(read);
    }
}
